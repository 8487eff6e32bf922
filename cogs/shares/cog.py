"""``/share``, and replies to what was shared."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from cogs.shared.access import Press
from cogs.shared.forms import forms


class ShareCommands(commands.Cog):
    """For members."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="share")
    @app_commands.guild_only()
    async def share(self, interaction: Press) -> None:
        """Tell the group something, with what is hoped for."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place)
        await self.bot.services.hours.need_open(guild_id, group.id)
        await forms(self.bot).forms["share"].open(interaction, guild_id, group.id)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A reply to a share answers it."""
        if message.guild is None or message.author.bot or message.reference is None:
            return
        if message.reference.message_id is not None:
            await self.bot.services.shares.replied(message.guild.id, message.reference.message_id, message.author.id)
