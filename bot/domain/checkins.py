"""When a group is asked how it is, and which answers a professional should see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from statistics import mean
from zoneinfo import ZoneInfo

from bot.domain.recurrence import to_utc
from bot.domain.triage import Level

LOWEST, HIGHEST = 0, 10
_RED, _AMBER, _FALL, _BEFORE = 1, 2, 4, 3


@dataclass(frozen=True, slots=True)
class CheckInRule:
    """On these weekdays (Monday is 0) at ``at``, local time in ``zone``."""

    weekdays: frozenset[int]
    at: time
    zone: str


def next_prompt(rule: CheckInRule, after: datetime) -> datetime | None:
    """The first instant (UTC) after ``after`` at which the group is asked; None if no weekday is chosen."""
    today = after.astimezone(ZoneInfo(rule.zone)).date()
    for ahead in range(-1, 9):  # yesterday's may have been moved past midnight by a clock change
        day = today + timedelta(days=ahead)
        if day.weekday() in rule.weekdays:
            instant, _ = to_utc(day, rule.at, rule.zone)
            if instant > after:
                return instant
    return None


def concern(earlier: Sequence[int], score: int) -> Level:
    """Where to route an answer from 0 (lowest) to 10. A rule for routing, not an assessment.

    0 or 1 is red, 2 is amber, and so is a fall of 4 or more below the mean of the three answers before
    (``earlier``, newest last; of fewer if there are fewer).
    """
    if score <= _RED:
        return Level.RED
    recent = list(earlier)[-_BEFORE:]
    fell = bool(recent) and mean(recent) - score >= _FALL
    return Level.AMBER if score <= _AMBER or fell else Level.GREEN
