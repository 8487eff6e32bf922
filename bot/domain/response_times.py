"""How long people in need waited for a person who answers: measured per level and month, against targets.

A wait begins when a case is opened, gets worse, goes stale or is reopened, and ends with the first acknowledgement.
An amber flag waits for a staffed hour on purpose, so its wait begins with the first page. A wait that a worse flag
cuts off is not counted: the worse one is. Drills are no part of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.triage import Level

TARGETS: Mapping[Level, timedelta] = {
    Level.CRISIS: timedelta(minutes=5),
    Level.RED: timedelta(minutes=30),
    Level.AMBER: timedelta(hours=4),
}
"""Where no supervisor has set others; from the steps of the default policy: by then the next human is called, and for
amber the supervisors."""

SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=1)
"""Between these a supervisor may set a target."""

_BEGINS = frozenset({"opened", "worse", "stale", "reopened"})
_ENDS = frozenset({"acknowledged", "handover-accepted"})


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait for an answer; ``ended`` is None while nobody has answered."""

    level: Level
    began: datetime
    ended: datetime | None

    def lasted(self, now: datetime) -> timedelta:
        """How long, until now if it goes on."""
        return (self.ended or now) - self.began


@dataclass(frozen=True, slots=True)
class Month:
    """The waits of a level that began in a month (``first`` is ``YYYY-MM``). Times are seconds, ``target`` too.

    ``median`` and ``p90`` are over answered waits, None without any; ``under`` counts those answered within target,
    and ``decided`` those of which it is known: answered, or waiting longer than the target already.
    """

    first: str
    level: Level
    target: float
    answered: int
    waiting: int
    median: float | None
    p90: float | None
    under: int
    decided: int

    @property
    def share(self) -> float | None:
        """The share under target, from 0 to 1; None where none is decided."""
        return self.under / self.decided if self.decided else None


def waits(level: Level, events: Iterable[tuple[str, datetime, Mapping[str, object]]]) -> list[Wait]:
    """The waits of one case, from its timeline (event, instant, facts); ``level`` is what it was opened at."""
    found: list[Wait] = []
    since: datetime | None = None
    for event, at, facts in events:
        if event in _BEGINS:
            level = _level(facts, level)
            since = None if event == "opened" and level is Level.AMBER else at
        elif event in {"paged", "alarm"} and since is None and not found and level is Level.AMBER:
            since = at
        elif event in _ENDS and since is not None:
            found.append(Wait(level, since, at))
            since = None
        elif event == "closed":
            if since is not None:
                found.append(Wait(level, since, at))
            since = None
    if since is not None:
        found.append(Wait(level, since, None))
    return found


def months(
    all_waits: Iterable[Wait], zone: str, now: datetime, targets: Mapping[Level, timedelta] = TARGETS
) -> list[Month]:
    """One line per month (in ``zone``) and level, the newest month and the most serious level first."""
    grouped: dict[tuple[str, Level], list[Wait]] = {}
    for one in all_waits:
        grouped.setdefault((f"{one.began.astimezone(ZoneInfo(zone)):%Y-%m}", one.level), []).append(one)
    return [
        _month(first, level, found, now, targets.get(level, TARGETS[level]))
        for (first, level), found in sorted(grouped.items(), reverse=True)
    ]


def quantile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least ``share`` of the values do not exceed; None of nothing."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


def _month(first: str, level: Level, found: Sequence[Wait], now: datetime, target: timedelta) -> Month:
    seconds = [one.lasted(now).total_seconds() for one in found if one.ended is not None]
    under = sum(1 for one in found if one.ended is not None and one.lasted(now) <= target)
    decided = sum(1 for one in found if one.ended is not None or one.lasted(now) > target)
    waiting = sum(1 for one in found if one.ended is None)
    middle, most = quantile(seconds, 0.5), quantile(seconds, 0.9)
    return Month(first, level, target.total_seconds(), len(seconds), waiting, middle, most, under, decided)


def _level(facts: Mapping[str, object], before: Level) -> Level:
    word = facts.get("level")
    return Level[word.upper()] if isinstance(word, str) and word.upper() in Level.__members__ else before
