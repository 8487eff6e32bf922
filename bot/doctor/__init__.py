"""Checks everything that could stop an alert, and says how to mend it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.clock import Clock
from bot.doctor.finding import Finding
from bot.doctor.inside import examine_database, examine_files
from bot.doctor.outside import EVENTS, NEEDED, examine_discord
from bot.settings import Settings

__all__ = ["EVENTS", "NEEDED", "Finding", "examine", "exit_code"]


async def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Everything, in the order in which it should be mended; ``clock`` is the one that is checked."""
    findings, stored = await examine_database(settings, clock)
    findings = [*examine_files(settings), *findings]
    if settings.discord_token is None:
        mend = "put DISCORD_TOKEN into .env; `circlekeeper practice` works without"
        return [*findings, Finding("There is no token", mend, stops_alerts=True)]
    return [*findings, *await examine_discord(settings.discord_token.get_secret_value(), stored, clock)]


def exit_code(findings: Iterable[Finding]) -> int:
    """1 if something would stop an alert, else 0."""
    return int(any(finding.stops_alerts for finding in findings))
