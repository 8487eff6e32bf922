"""``/tools`` for members, ``/release`` for those who lead."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.worksheets import Sheet
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say
from cogs.tools.own import SheetPick, finished
from cogs.tools.views import ToolPick

NAMED = 100
"""Characters of a choice."""


async def sheet_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """The person's own sheets by their first words: so a card for hard moments is found by its situation."""
    if interaction.guild_id is None:
        return []
    sheets = await interaction.client.services.sheets.mine(interaction.guild_id, interaction.user.id)
    wanted = current.strip().lower()
    named = [(_name(interaction, one), one.id) for one in sheets]
    return [app_commands.Choice(name=name, value=number) for name, number in named if wanted in name.lower()][:MOST]


async def release_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Tools that wait for a release."""
    tools = interaction.client.services.content.worksheets.values()
    wanted = current.strip().lower()
    return [
        app_commands.Choice(name=one.title, value=one.number)
        for one in tools
        if one.release and wanted in one.title.lower()
    ][:MOST]


class ToolCommands(commands.Cog):
    """The tools of a group's kind."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="tools")
    @app_commands.guild_only()
    @app_commands.autocomplete(sheet=sheet_choices)
    async def tools(self, interaction: Press, sheet: int | None = None) -> None:
        """The tools of one's group, and one's own sheets."""
        guild_id, sheets = interaction.guild_id or 0, self.bot.services.sheets
        if sheet is not None:
            found = await sheets.sheet(guild_id, sheet, interaction.user.id)
            await finished(interaction, guild_id, sheets.tool(found.tool), found)
            return
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place, running=False)
        rows = await self._rows(interaction, guild_id, group.id)
        await reply(interaction, "tools-card" if rows else "tools-none", *rows)

    async def _rows(self, interaction: Press, guild_id: int, group_id: int) -> list[ActionRow[Any]]:
        sheets = self.bot.services.sheets
        offered = [
            discord.SelectOption(label=one.title, value=str(one.number), description=one.about[:NAMED])
            for one in await sheets.tools(guild_id, group_id)
        ]
        written = [
            discord.SelectOption(label=_name(interaction, one), value=str(one.id))
            for one in await sheets.mine(guild_id, interaction.user.id)
        ]
        rows: list[ActionRow[Any]] = []
        if offered:
            hint = say(interaction, "tools-pick")
            rows.append(ActionRow(ToolPick(guild_id, group_id, placeholder=hint, options=offered[:MOST])))
        if written:
            hint = say(interaction, "tools-mine", count=len(written))
            rows.append(ActionRow(SheetPick(guild_id, group_id, placeholder=hint, options=written[:MOST])))
        return rows

    @app_commands.command(name="release")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices, tool=release_choices)
    async def release(self, interaction: Press, group: int, member: discord.Member, tool: int) -> None:
        """Open a tool for one member, with the steps agreed between them."""
        form = forms(self.bot).forms["tool-release"]
        await form.open(interaction, interaction.guild_id or 0, group, member.id, tool)


def _name(interaction: Press, sheet: Sheet) -> str:
    tools = interaction.client.services.content.worksheets
    title = tools[sheet.tool].title if sheet.tool in tools else sheet.tool
    return f"{title}: {sheet.title or '…'}"[:NAMED]
