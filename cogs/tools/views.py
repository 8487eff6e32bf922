"""Choosing a tool, and what is said about it before the first word."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.worksheets import Audience, Tool
from bot.errors import NotFound
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.people import readers
from cogs.shared.replies import card, reply, say, show
from cogs.shared.tools import Begin, tool_of
from cogs.tools.picture import progress_file


class ToolPick(PickControl, name="tool-pick", fields=("group",)):
    """Shows what a tool is for, before anything is written."""

    async def act(self, interaction: Press) -> None:
        """About it, who reads it, and Begin."""
        tool = tool_of(interaction, int(self.values[0]))
        await interaction.client.services.sheets.check_on(self.guild_id, self.numbers["group"], tool)
        await show_tool(interaction, self.guild_id, self.numbers["group"], tool)


async def show_tool(interaction: Press, guild_id: int, group_id: int, tool: Tool) -> None:
    """What a tool is for and who reads what is written; with its agreed steps where it has some."""
    sheets = interaction.client.services.sheets
    steps = await sheets.agreed(guild_id, group_id, interaction.user.id, tool)
    names, _ = await sheets.readers(guild_id, group_id, interaction.user.id)
    lines = [say(interaction, "tool-about", title=tool.title, about=tool.about, pages=len(tool.pages))]
    lines += [say(interaction, "tool-steps", steps=steps)] if steps else []
    lines.append(say(interaction, "tool-readers", readers=readers(interaction.client.texts, names)))
    label = say(interaction, "tool-begin")
    numbers = (guild_id, group_id, tool.number)
    buttons: list[Any] = [Begin(*numbers, label=label, style=discord.ButtonStyle.primary)]
    if tool.compare:
        buttons.append(Picture(*numbers, label=say(interaction, "tool-picture")))
    row: ActionRow[Any] = ActionRow(*buttons)
    await show(interaction, card("\n".join(lines), row))


class Encourage(PressControl, name="sheet-encourage", fields=("sheet",)):
    """Opens a form for a word to whoever shows this sheet to the group."""

    async def act(self, interaction: Press) -> None:
        """Only they will read it. Raises NotFound when it is shown no longer."""
        sheet = await interaction.client.services.sheets.shared(self.guild_id, self.numbers["sheet"], Audience.GROUP)
        if sheet is None:
            raise NotFound("sheet-no-longer-shared")
        form = forms(interaction.client).forms["encourage"]
        await form.open(interaction, self.guild_id, sheet.group_id, sheet.user_id)


class Picture(PressControl, name="tool-picture", fields=("group", "tool")):
    """Shows how a rating changed over the weeks."""

    async def act(self, interaction: Press) -> None:
        """Only to the member themselves."""
        tool = tool_of(interaction, self.numbers["tool"])
        found = await interaction.client.services.sheets.progress(self.guild_id, interaction.user.id, tool.key)
        if not found:
            await reply(interaction, "tool-picture-none")
            return
        file, view = await progress_file(interaction, tool, found)
        await show(interaction, view, [file])
