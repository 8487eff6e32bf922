"""``/case``."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.errors import NotFound
from cogs.cases.controls import acknowledge
from cogs.cases.evidence import pages, show_evidence
from cogs.cases.handing import hand_over
from cogs.cases.lines import head, saying
from cogs.cases.views import case_view
from cogs.shared.access import Press
from cogs.shared.choices import case_choices
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show


class CaseCommands(commands.Cog):
    """Everything a card's buttons do, as commands."""

    case = app_commands.Group(name="case", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @case.command(name="list")
    async def list(self, interaction: Press) -> None:
        """Show open cases, the most serious first."""
        assert interaction.guild_id is not None
        say_it = saying(self.bot.texts, str(interaction.locale))
        found = await self.bot.services.cases.list(interaction.guild_id)
        if not found:
            await reply(interaction, "case-list-empty")
            return
        for text in pages([say(interaction, "case-list"), *(f"{head(say_it, one)} · {one.alias}" for one in found)]):
            await show(interaction, card(text))

    @case.command(name="show")
    @app_commands.autocomplete(case=case_choices)
    async def show(self, interaction: Press, case: int) -> None:
        """Show a case's card."""
        assert interaction.guild_id is not None
        found = await self.bot.services.cases.card(interaction.guild_id, case)
        if found is None:
            raise NotFound("case-unknown", case=case)
        await show(interaction, case_view(saying(self.bot.texts, str(interaction.locale)), found))

    @case.command(name="open")
    @app_commands.autocomplete(case=case_choices)
    async def open(self, interaction: Press, case: int) -> None:
        """Open the words of a case."""
        assert interaction.guild_id is not None
        await show_evidence(interaction, interaction.guild_id, case)

    @case.command(name="acknowledge")
    @app_commands.autocomplete(case=case_choices)
    async def acknowledge(self, interaction: Press, case: int) -> None:
        """Answer for a case."""
        assert interaction.guild_id is not None
        await acknowledge(interaction, interaction.guild_id, case)

    @case.command(name="note")
    @app_commands.autocomplete(case=case_choices)
    async def note(self, interaction: Press, case: int) -> None:
        """Write a note."""
        assert interaction.guild_id is not None
        await forms(self.bot).forms["case-note"].open(interaction, interaction.guild_id, case)

    @case.command(name="handover")
    @app_commands.autocomplete(case=case_choices)
    async def handover(self, interaction: Press, case: int, person: discord.Member) -> None:
        """Offer a case to another professional."""
        assert interaction.guild_id is not None
        await hand_over(interaction, interaction.guild_id, case, person.id)

    @case.command(name="close")
    @app_commands.autocomplete(case=case_choices)
    async def close(self, interaction: Press, case: int) -> None:
        """Close a case with an outcome."""
        assert interaction.guild_id is not None
        await forms(self.bot).forms["case-close"].open(interaction, interaction.guild_id, case)

    @case.command(name="reopen")
    @app_commands.autocomplete(case=case_choices)
    async def reopen(self, interaction: Press, case: int) -> None:
        """Open a closed case again."""
        assert interaction.guild_id is not None
        await self.bot.services.cases.reopen(interaction.guild_id, case, interaction.user.id)
        await reply(interaction, "case-reopened", case=case)
