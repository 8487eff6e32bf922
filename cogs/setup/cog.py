"""``/setup`` and ``/professional``."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from cogs.setup.views import setup_view
from cogs.shared.access import Press
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say, show


class SetupCommands(commands.Cog):
    """The set-up, in one place."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="setup")
    @app_commands.guild_only()
    async def setup(self, interaction: Press) -> None:
        """Show what is done and what is missing."""
        assert interaction.guild_id is not None
        await show(interaction, await setup_view(interaction, interaction.guild_id))


class ProfessionalCommands(commands.Cog):
    """Records of professionals."""

    professional = app_commands.Group(name="professional", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @professional.command(name="add")
    async def add(self, interaction: Press, person: discord.Member, supervisor: bool = False) -> None:
        """Enter or replace a record."""
        assert interaction.guild_id is not None
        if person.bot:
            await reply(interaction, "professional-is-bot")
            return
        form = forms(self.bot).forms["professional-add"]
        await form.open(interaction, interaction.guild_id, person.id, int(supervisor))

    @professional.command(name="list")
    async def list(self, interaction: Press) -> None:
        """Show all records."""
        assert interaction.guild_id is not None
        records = await self.bot.services.professionals.list(interaction.guild_id)
        today = self.bot.clock.now().date()
        lines = [
            say(
                interaction,
                "professional-line",
                name=record.name,
                person=f"<@{record.user_id}>",
                qualification=record.qualification,
                body=record.body,
                review=record.review_date.isoformat(),
                valid="away" if record.absent_since else "yes" if record.valid(today) else "no",
                supervisor="yes" if record.supervisor else "no",
            )
            for record in records
        ]
        await reply(interaction, "professional-list", lines="\n".join(lines) or "–")

    @professional.command(name="remove")
    async def remove(self, interaction: Press, person: discord.Member) -> None:
        """Remove a record; what they did stays in the timelines."""
        assert interaction.guild_id is not None
        await self.bot.services.professionals.remove(interaction.guild_id, person.id)
        await reply(interaction, "professional-removed", person=f"<@{person.id}>")
