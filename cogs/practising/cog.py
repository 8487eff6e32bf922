"""``/practice-reminder``."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from cogs.practising.views import Choose, Off, said
from cogs.shared.access import Press
from cogs.shared.replies import reply, say


class PractisingCommands(commands.Cog):
    """When a member wants to be reminded."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="practice-reminder")
    @app_commands.guild_only()
    async def practice_reminder(self, interaction: Press) -> None:
        """What one chose, and the way to choose."""
        guild_id, me = interaction.guild_id or 0, interaction.user.id
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, me, place, running=False)
        chosen, _ = await self.bot.services.practice_reminders.choice(guild_id, group.id, me)
        key = "practice-remind-choose" if chosen is None else "practice-remind-change"
        row = ActionRow[Any](Choose(guild_id, group.id, label=say(interaction, key), style=discord.ButtonStyle.primary))
        if chosen is None:
            await reply(interaction, "practice-remind-none", row)
            return
        row.add_item(Off(guild_id, group.id, label=say(interaction, "practice-remind-off")))
        await reply(interaction, "practice-remind-is", row, **said(interaction, chosen))
