"""``/my-summary``."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from cogs.own.care import show_care
from cogs.own.views import MakeSummary, MakeWithCare
from cogs.shared.access import Press
from cogs.shared.replies import reply, say

WEEKS = 12


class OwnCommands(commands.Cog):
    """For members, and whoever was one: it is theirs."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="my-summary")
    @app_commands.guild_only()
    async def my_summary(self, interaction: Press, weeks: app_commands.Range[int, 1, 104] = WEEKS) -> None:
        """Say what would be in it, before it is made."""
        label = say(interaction, "own-make")
        make = MakeSummary(interaction.guild_id or 0, weeks, label=label, style=discord.ButtonStyle.primary)
        row: ActionRow[Any] = ActionRow(make)
        if await self.bot.services.cares.own(interaction.guild_id or 0, interaction.user.id):
            row.add_item(MakeWithCare(interaction.guild_id or 0, weeks, label=say(interaction, "own-make-care")))
        await reply(interaction, "own-ask", row, weeks=weeks)

    @app_commands.command(name="my-care")
    @app_commands.guild_only()
    async def my_care(self, interaction: Press) -> None:
        """Show the care one named, with a way to change it."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place, running=False)
        await show_care(interaction, guild_id, group)
