"""``/audit``: export a case, check the record, note its head, and see how long people waited."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.domain.chain import Problem
from cogs.audit.exporting import ask_words, export
from cogs.audit.head import noted
from cogs.audit.times import show_times
from cogs.shared.access import Press
from cogs.shared.choices import case_choices
from cogs.shared.replies import reply, say, think

MOST = 20
"""Problems named at once; one is enough to call the operator."""


class AuditCommands(commands.Cog):
    """What a supervisor shows to somebody who asks for proof."""

    audit = app_commands.Group(name="audit", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @audit.command(name="export")
    @app_commands.autocomplete(case=case_choices)
    async def export(self, interaction: Press, case: int, words: bool = False) -> None:
        """Hand a case over as files."""
        assert interaction.guild_id is not None
        if words:
            await ask_words(interaction, interaction.guild_id, case)
            return
        await export(interaction, interaction.guild_id, case)

    @audit.command(name="times")
    async def times(self, interaction: Press, months: app_commands.Range[int, 1, 12] = 6) -> None:
        """Show how long people waited for an answer."""
        await think(interaction)
        await show_times(interaction, await self.bot.services.response_times.of(interaction.guild_id or 0, months))

    @audit.command(name="verify")
    async def verify(self, interaction: Press) -> None:
        """Check the record of all cases."""
        await think(interaction)
        found = await self.bot.services.proof.check(interaction.guild_id or 0)
        head = await self.bot.services.proof.head(interaction.guild_id or 0)
        if not found:
            await reply(interaction, "audit-whole", count=head.number if head else 0)
            return
        lines = "\n".join(_line(interaction, one) for one in found[:MOST])
        await reply(interaction, "audit-broken", count=len(found), lines=lines)

    @audit.command(name="head")
    async def head(self, interaction: Press) -> None:
        """Show the record's head and the public key."""
        guild = interaction.guild_id or 0
        head, key = await self.bot.services.proof.head(guild), await self.bot.services.proof.fingerprint()
        if head is None:
            await reply(interaction, "audit-head-none", public=key)
            return
        await reply(
            interaction, "audit-head", number=head.number, head=noted(guild, head.number, head.digest), public=key
        )


def _line(interaction: Press, problem: Problem) -> str:
    place = "audit-place-chain" if problem.case_id is None else "audit-place-case"
    where = say(interaction, place, number=problem.number, case=problem.case_id or 0)
    return say(interaction, f"audit-fault-{problem.fault.value}", where=where)
