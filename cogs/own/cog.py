"""``/my-summary``."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from cogs.own.views import MakeSummary
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
        await reply(interaction, "own-ask", row, weeks=weeks)
