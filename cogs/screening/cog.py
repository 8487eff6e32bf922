"""``/screening``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.domain.judging import Row
from bot.domain.phrases import number_of
from bot.domain.triage import Sensitivity
from cogs.screening.phrases import (
    PLACES,
    SHOWN,
    chosen,
    kind_choices,
    level_choices,
    phrase_lines,
    said,
)
from cogs.shared.access import Press
from cogs.shared.choices import group_choices
from cogs.shared.replies import reply, say, think

MOST = 12
"""Lines of a table in one answer."""


async def sensitivity_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The three sensitivities in words."""
    named = [(say(interaction, f"screening-{one.value}"), one.value) for one in Sensitivity]
    return [app_commands.Choice(name=name, value=value) for name, value in named if current.lower() in name.lower()]


class ScreeningCommands(commands.Cog):
    """The sensitivity of the server, and the monthly table."""

    screening = app_commands.Group(name="screening", description="…", guild_only=True)
    phrases = app_commands.Group(name="phrases", description="…", parent=screening)

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
        rules = [(one, self._named(interaction, one.name)) for one in found.rules]
        await reply(
            interaction,
            "screening-month" if found.rules or found.kinds else "screening-month-empty",
            month=f"{found.first:%Y-%m}",
            kinds=_table(interaction, kinds),
            rules=_table(interaction, rules),
        )

    def _named(self, interaction: Press, rule: str) -> str:
        number = number_of(rule)
        if number is not None:
            return say(interaction, "phrase-name", number=number)
        return self.bot.services.judging.why(rule) or rule

    @phrases.command(name="add")
    @app_commands.autocomplete(level=level_choices, kind=kind_choices)
    @app_commands.autocomplete(group=group_choices)
    async def add(self, interaction: Press, phrase: str, level: str, kind: str, group: int | None = None) -> None:
        """Look for a phrase from now on."""
        assert interaction.guild_id is not None
        by_id, (wanted, about) = interaction.user.id, chosen(level, kind)
        added = await self.bot.services.phrases.add(interaction.guild_id, by_id, phrase, wanted, about, group)
        await reply(interaction, "phrase-added", number=added.id, line=await phrase_lines(interaction, [added]))

    @phrases.command(name="list")
    async def list_phrases(self, interaction: Press) -> None:
        """Show the phrases of the team."""
        assert interaction.guild_id is not None
        found = await self.bot.services.phrases.list(interaction.guild_id)
        lines = await phrase_lines(interaction, found[:SHOWN])
        if len(found) > SHOWN:
            lines += "\n" + say(interaction, "phrase-list-more", more=len(found) - SHOWN)
        await reply(interaction, "phrase-list" if found else "phrase-list-empty", lines=lines)

    @phrases.command(name="remove")
    async def remove(self, interaction: Press, number: int) -> None:
        """Take a phrase away."""
        assert interaction.guild_id is not None
        await self.bot.services.phrases.remove(interaction.guild_id, number)
        await reply(interaction, "phrase-removed", number=number)

    @phrases.command(name="try")
    @app_commands.autocomplete(group=group_choices)
    async def try_phrase(self, interaction: Press, phrase: str, group: int | None = None) -> None:
        """Count how often a phrase came up lately."""
        assert interaction.guild_id is not None
        await think(interaction)
        places = await self.bot.services.phrases.channels(interaction.guild_id, group)
        heard = [one for place in places[:PLACES] for one in await said(self.bot, place)]
        seen = await self.bot.services.phrases.preview(interaction.guild_id, phrase, heard)
        await reply(interaction, "phrase-tried", read=seen.read, found=seen.found, before=seen.before)


def _table(interaction: Press, rows: Sequence[tuple[Row, str]]) -> str:
    return "\n".join(_lines(interaction, rows[:MOST]))


def _lines(interaction: Press, rows: Iterable[tuple[Row, str]]) -> Iterable[str]:
    for row, name in rows:
        confirmed = "–" if row.confirmed is None else f"{row.confirmed:.0%}"
        line = say(interaction, "screening-row", name=name, alerts=row.alerts, judged=row.judged, confirmed=confirmed)
        hint = say(interaction, f"screening-suggest-{row.suggestion.value}") if row.suggestion else ""
        yield f"{line} {hint}".strip()
