"""``/screening``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.domain.judging import Row
from bot.domain.triage import Sensitivity
from cogs.shared.access import Press
from cogs.shared.replies import reply, say

MOST = 12
"""Lines of a table in one answer."""


async def sensitivity_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The three sensitivities in words."""
    named = [(say(interaction, f"screening-{one.value}"), one.value) for one in Sensitivity]
    return [app_commands.Choice(name=name, value=value) for name, value in named if current.lower() in name.lower()]


class ScreeningCommands(commands.Cog):
    """The sensitivity of the server, and the monthly table."""

    screening = app_commands.Group(name="screening", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @screening.command(name="sensitivity")
    @app_commands.autocomplete(level=sensitivity_choices)
    async def sensitivity(self, interaction: Press, level: str | None = None) -> None:
        """Show how readily alerts are raised, or choose."""
        assert interaction.guild_id is not None
        judging = self.bot.services.judging
        if level is not None and level in set(Sensitivity):
            await judging.choose(interaction.guild_id, Sensitivity(level))
        chosen = await judging.sensitivity(interaction.guild_id)
        lines = [self._line(interaction, one, chosen) for one in Sensitivity]
        await reply(interaction, "screening-sensitivities", lines="\n".join(lines))

    def _line(self, interaction: Press, one: Sensitivity, chosen: Sensitivity) -> str:
        expected = self.bot.services.judging.expected().get(one, {})
        name = say(interaction, f"screening-{one.value}")
        shown = say(interaction, "screening-chosen", name=name) if one is chosen else name
        if not expected:
            return say(interaction, "screening-rules-only", name=shown)
        small, heavy = expected.get("small talk", 0), expected.get("distress", 0)
        return say(interaction, "screening-expected", name=shown, small=f"{small:g}", heavy=f"{heavy:g}")

    @screening.command(name="month")
    async def month(self, interaction: Press, month: str | None = None) -> None:
        """Show what was alerted in a month, by kind and rule, and what professionals thought of it."""
        assert interaction.guild_id is not None
        found = await self.bot.services.judging.month(interaction.guild_id, month)
        kinds = [(one, say(interaction, f"case-kind-{one.name.replace('_', '-')}")) for one in found.kinds]
        rules = [(one, self.bot.services.judging.why(one.name) or one.name) for one in found.rules]
        await reply(
            interaction,
            "screening-month" if found.rules or found.kinds else "screening-month-empty",
            month=f"{found.first:%Y-%m}",
            kinds=_table(interaction, kinds),
            rules=_table(interaction, rules),
        )


def _table(interaction: Press, rows: Sequence[tuple[Row, str]]) -> str:
    return "\n".join(_lines(interaction, rows[:MOST]))


def _lines(interaction: Press, rows: Iterable[tuple[Row, str]]) -> Iterable[str]:
    for row, name in rows:
        confirmed = "–" if row.confirmed is None else f"{row.confirmed:.0%}"
        line = say(interaction, "screening-row", name=name, alerts=row.alerts, judged=row.judged, confirmed=confirmed)
        hint = say(interaction, f"screening-suggest-{row.suggestion.value}") if row.suggestion else ""
        yield f"{line} {hint}".strip()
