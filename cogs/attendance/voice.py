"""Hears who comes into the voice channels of groups; only members of a group with a session are noted."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.client import SupportBot


class VoiceListener(commands.Cog):
    """Tells the use case who is where; what it keeps is the fact of having been there."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        """Somebody came in, went out or changed the channel."""
        old, new = (state.channel.id if state.channel else None for state in (before, after))
        if old != new and not member.bot:
            await self.bot.services.attendance.moved(member.guild.id, member.id, new)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Who came and went while the bot was away."""
        for guild in self.bot.guilds:
            inside = {
                user_id: channel.id
                for channel in [*guild.voice_channels, *guild.stage_channels]
                for user_id in channel.voice_states
            }
            await self.bot.services.attendance.look(guild.id, inside)
