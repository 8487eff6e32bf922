"""``/propose``."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from cogs.shared.access import Press
from cogs.shared.forms import forms


class AmendmentCommands(commands.Cog):
    """For members."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="propose")
    @app_commands.guild_only()
    async def propose(self, interaction: Press) -> None:
        """Propose a change to the agreement of one's group."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place)
        await forms(self.bot).forms["amendment-propose"].open(interaction, guild_id, group.id)
