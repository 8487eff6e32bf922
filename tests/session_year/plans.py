"""Which groups there are, and when they meet: drawn once for a year."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.session_year.wall import instant, odd
from tests.year.diary import Planned

SUNDAY, FRIDAY, THURSDAY, SATURDAY = 6, 4, 3, 5
NIGHTS: dict[str, tuple[tuple[int, time], ...]] = {
    "Europe/Berlin": ((SUNDAY, time(2, 30)), (SUNDAY, time(2)), (SUNDAY, time(3))),
    "Europe/London": ((SUNDAY, time(1, 30)), (SUNDAY, time(1))),
    "America/New_York": ((SUNDAY, time(2, 30)), (SUNDAY, time(1, 30)), (SUNDAY, time(3))),
    "America/Los_Angeles": ((SUNDAY, time(2)), (SUNDAY, time(1, 30))),
    "America/Santiago": ((SUNDAY, time(0, 30)), (SATURDAY, time(23, 30))),
    "Australia/Sydney": ((SUNDAY, time(2, 30)), (SUNDAY, time(3))),
    "Australia/Adelaide": ((SUNDAY, time(2, 30)), (SUNDAY, time(2))),
    "Australia/Lord_Howe": ((SUNDAY, time(2, 15)), (SUNDAY, time(1, 45))),
    "Pacific/Auckland": ((SUNDAY, time(2, 30)), (SUNDAY, time(3))),
    "Pacific/Chatham": ((SUNDAY, time(3)), (SUNDAY, time(2, 45))),
    "Africa/Cairo": ((FRIDAY, time(0, 15)), (THURSDAY, time(23, 30))),
    "America/St_Johns": ((SUNDAY, time(2, 30)), (SUNDAY, time(1, 30))),
    "America/Sao_Paulo": (),
    "Asia/Kolkata": (),
    "Asia/Tokyo": (),
}
"""Zone → weekdays and times at which its clocks are changed: in spring here or there, at midnight, by half an hour."""
ZONES = tuple(NIGHTS)
EVENINGS = ((1, time(18)), (2, time(18)), (3, time(19)), (4, time(17)))
"""Weekday (from Monday as 0) and time; groups share them, as groups do."""
MINUTES, COURSE = 60, 8
WHOLE = 28
"""The last day that every month has: a fifth weekday of a month is another question."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Circle:
    """A group; ``plans`` are its series, ``members`` who is in it."""

    name: str
    zone: str
    plans: tuple[Planned, ...]

    @property
    def members(self) -> tuple[str, str]:
        """Names of those who are in it."""
        return f"{self.name}-a", f"{self.name}-b"


def draw_circles(chance: random.Random, first: date, days: int, groups: int, asked: datetime) -> list[Circle]:
    """Groups in all zones: half of them weekly, others every two weeks, every month, or by courses of eight."""
    found = []
    for number in range(1, groups + 1):
        zone = ZONES[number % len(ZONES)]
        weekday, clock = chance.choice(NIGHTS[zone] if number % 4 == 0 and NIGHTS[zone] else EVENINGS)
        name = f"circle-{number}"
        plans = tuple(_series(chance.random(), name, zone, _on(first, weekday), clock, asked, days))
        found.append(Circle(name, zone, plans))
    return found


def _series(
    kind: float, name: str, zone: str, first: date, clock: time, asked: datetime, days: int
) -> Iterator[Planned]:
    title = name.replace("-", " ").capitalize()
    while odd(first, clock, zone) or instant(first, clock, zone) < asked + 2 * _DAY or first.day > WHOLE:
        first += 7 * _DAY
    if kind < 0.55:
        yield Planned(asked, name, title, zone, first, clock)
    elif kind < 0.75:
        yield Planned(asked, name, title, zone, first, clock, every=2)
    elif kind < 0.85:
        yield Planned(asked, name, title, zone, first, clock, months=True)
    else:
        for number in range(1 + days // 91):
            begin = first + number * 91 * _DAY
            while odd(begin, clock, zone):
                begin += 7 * _DAY
            yield Planned(asked, name, f"{title} part {number + 1}", zone, begin, clock, count=COURSE)


def _on(first: date, weekday: int) -> date:
    return first + (weekday - first.weekday()) % 7 * _DAY


def local(moment: datetime, zone: str) -> datetime:
    """What the clock on the wall shows there."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def changes(first: date, days: int) -> int:
    """How many days of clock changes there are, counted for each zone."""
    found = 0
    for zone in ZONES:
        noons = [datetime.combine(first + n * _DAY, time(12), ZoneInfo(zone)).utcoffset() for n in range(days)]
        found += sum(one != other for one, other in itertools.pairwise(noons))
    return found
