"""A sheet of one's own: reading it, going on with it, sharing it, throwing it away."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, LayoutView, TextDisplay

from bot.domain.worksheets import Audience, Sheet, Tool
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show
from cogs.tools.reading import sheet_texts

AUDIENCES = (Audience.NOBODY, Audience.LEADER, Audience.GROUP)


class GoOn(PressControl, name="sheet-page", fields=("group", "tool", "sheet", "page")):
    """Opens a page of a sheet."""

    async def act(self, interaction: Press) -> None:
        """Open it, with what is there already."""
        numbers = self.numbers
        await (
            forms(interaction.client)
            .forms["sheet"]
            .open(interaction, self.guild_id, numbers["group"], numbers["tool"], numbers["sheet"], numbers["page"])
        )


class SheetPick(PickControl, name="sheet-pick", fields=("group",)):
    """Opens a sheet of one's own."""

    async def act(self, interaction: Press) -> None:
        """Show it."""
        sheets = interaction.client.services.sheets
        sheet = await sheets.sheet(self.guild_id, int(self.values[0]), interaction.user.id)
        await finished(interaction, self.guild_id, sheets.tool(sheet.tool), sheet)


class SharePick(PickControl, name="sheet-share", fields=("sheet",)):
    """Says who can read a sheet."""

    async def act(self, interaction: Press) -> None:
        """From now on, and not from before."""
        audience = Audience(self.values[0])
        await interaction.client.services.sheets.share(
            self.guild_id, self.numbers["sheet"], interaction.user.id, audience
        )
        await reply(interaction, f"sheet-shared-{audience.value}")


class Throw(PressControl, name="sheet-throw", fields=("sheet",)):
    """Asks whether to throw a sheet away."""

    async def act(self, interaction: Press) -> None:
        """It cannot be brought back, so it is asked about."""
        sheet = await interaction.client.services.sheets.sheet(
            self.guild_id, self.numbers["sheet"], interaction.user.id
        )
        label = say(interaction, "sheet-throw-sure")
        sure = ThrowSure(self.guild_id, sheet.id, label=label, style=discord.ButtonStyle.danger)
        row: ActionRow[Any] = ActionRow(sure)
        await reply(interaction, "sheet-throw-ask", row, title=discord.utils.escape_markdown(sheet.title))


class ThrowSure(PressControl, name="sheet-throw-sure", fields=("sheet",)):
    """Throws it away."""

    async def act(self, interaction: Press) -> None:
        """With what was shown of it."""
        sheets = interaction.client.services.sheets
        await sheets.remove(self.guild_id, self.numbers["sheet"], interaction.user.id)
        await reply(interaction, "sheet-thrown")


async def finished(interaction: Press, guild_id: int, tool: Tool, sheet: Sheet) -> None:
    """The whole sheet, and what can be done with it."""
    *first, last = sheet_texts(lambda key, **values: say(interaction, key, **values), tool, sheet)
    for text in first:
        await show(interaction, card(text))
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(last))
    view.add_item(TextDisplay(say(interaction, "sheet-foot", audience=sheet.audience.value)))
    view.add_item(ActionRow[Any](*_page_buttons(interaction, guild_id, tool, sheet)))
    if tool.audiences:
        view.add_item(ActionRow[Any](_share_pick(interaction, guild_id, tool, sheet)))
    await show(interaction, view)


def _page_buttons(interaction: Press, guild_id: int, tool: Tool, sheet: Sheet) -> list[Any]:
    from_page = sheet.page if sheet.page < len(tool.pages) else 0
    key = "sheet-go-on" if sheet.page < len(tool.pages) else "sheet-change"
    label = say(interaction, key, page=tool.pages[from_page].title)
    numbers = (guild_id, sheet.group_id, tool.number, sheet.id, from_page)
    style = discord.ButtonStyle.danger
    return [
        GoOn(*numbers, label=label, style=discord.ButtonStyle.primary),
        Throw(guild_id, sheet.id, label=say(interaction, "sheet-throw"), style=style),
    ]


def _share_pick(interaction: Press, guild_id: int, tool: Tool, sheet: Sheet) -> SharePick:
    options = [
        discord.SelectOption(
            label=say(interaction, f"sheet-audience-{one.value}"), value=one.value, default=one is sheet.audience
        )
        for one in AUDIENCES
        if one is Audience.NOBODY or one in tool.audiences
    ]
    return SharePick(guild_id, sheet.id, placeholder=say(interaction, "sheet-audience"), options=options)
