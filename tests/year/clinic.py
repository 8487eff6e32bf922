"""Who works at the clinic and when, as it stands on the wall there: by the clock on the wall, without any instants.

This is what the bot's rota is checked against, so it is written in another way: nothing is computed but a local time,
and that is looked up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HERE, THERE = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
"""The second layer works from another continent, whose clocks change on other days."""
TURNS = ((6, 14), (14, 22), (22, 6))
"""Hours of the early, the late and the night shift."""
WEEK: tuple[tuple[str | None, str | None, str | None], ...] = (
    ("Ada", "Bea", "Cem"),
    ("Ada", "Cem", "Dora"),
    ("Bea", "Dora", None),
    ("Emil", "Ada", "Bea"),
    ("Emil", "Finn", "Cem"),
    ("Finn", "Dora", "Emil"),
    ("Dora", "Bea", "Finn"),
)
"""Who has the early, the late and the night shift, from Monday on. Wednesday nights nobody has."""
SECOND, SECOND_HOURS = ("Gro", "Hal", "Ivo"), (9, 21)
"""They take turns of a week, each from nine to nine, local time."""
LEADERS, SUPERVISOR = ("Kim", "Lea"), "Max"
STAFF = (*dict.fromkeys(name for day in WEEK for name in day if name), *SECOND, *LEADERS, SUPERVISOR)
SUPPORT = tuple(f"circle-{number}" for number in range(1, 13))
"""Aliases of the groups; each has one member who writes."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StandIn:
    """``person`` takes shift number ``turn`` of a local ``day`` in the place of ``instead_of``."""

    person: str
    instead_of: str
    day: date
    turn: int

    @property
    def hours(self) -> tuple[datetime, datetime]:
        """From when to when, by the clock on the wall."""
        start, end = TURNS[self.turn]
        begin = datetime.combine(self.day, datetime.min.time()) + timedelta(hours=start)
        return begin, begin + timedelta(hours=(end - start) % 24)


@dataclass(frozen=True)
class Wall:
    """The plan: the week, the second layer from its first Monday on, and who stands in for whom."""

    first: date
    stand_ins: tuple[StandIn, ...] = ()

    def on_duty(self, moment: datetime) -> list[str]:
        """Names of those on duty, who answers first first."""
        local = moment.astimezone(HERE).replace(tzinfo=None)
        planned = self._shift(local)
        present = [planned] if planned else []
        for one in self.stand_ins:
            if one.hours[0] <= local < one.hours[1]:
                present = [one.person if name == one.instead_of else name for name in present]
        return list(dict.fromkeys([*present, *self._second(moment)]))

    def staffed_from(self, moment: datetime) -> datetime:
        """The first moment from this one on at which anybody is on duty; duty changes on the hour only."""
        while not self.on_duty(moment):
            moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return moment

    @staticmethod
    def _shift(local: datetime) -> str | None:
        day = local - _DAY if local.hour < TURNS[0][0] else local
        turn = 2 if not 6 <= local.hour < 22 else local.hour >= 14
        return WEEK[day.weekday()][turn]

    def _second(self, moment: datetime) -> list[str]:
        local = moment.astimezone(THERE)
        if not SECOND_HOURS[0] <= local.hour < SECOND_HOURS[1]:
            return []
        return [SECOND[(local.date() - self.first).days // 7 % len(SECOND)]]


def draw_stand_ins(chance: random.Random, first: date, days: int, count: int) -> tuple[StandIn, ...]:
    """Overrides on different days, the nights of the clock changes among them."""
    nights = [day for day in (first + n * _DAY for n in range(days)) if changes(day + _DAY)]
    others = [first + n * _DAY for n in range(2, days) if first + n * _DAY not in nights]
    chosen = [*nights, *chance.sample(others, min(count, len(others)))]
    found = []
    for day in chosen:
        turn = 2 if day in nights else chance.randrange(3)
        planned = WEEK[day.weekday()][turn]
        if planned is not None:
            others_free = sorted({name for row in WEEK for name in row if name} - {*WEEK[day.weekday()]})
            found.append(StandIn(chance.choice(others_free), planned, day, turn))
    return tuple(found)


def changes(day: date) -> bool:
    """Whether the clocks are changed here on this day."""
    noon = datetime.combine(day, datetime.min.time(), HERE)
    return noon.utcoffset() != (noon + _DAY).utcoffset()


def moments(chance: random.Random, wall: Wall, begin: datetime, days: int, count: int) -> Sequence[datetime]:
    """When members write: any time, and often when duty changes or the clocks do."""
    found = []
    special = [begin + n * _DAY for n in range(days) if changes((begin + n * _DAY).astimezone(HERE).date())]
    for _ in range(count):
        moment = begin + timedelta(seconds=chance.random() * days * 86400)
        kind = chance.random()
        if kind < 0.1 and special:
            moment = chance.choice(special).replace(hour=0, minute=0) + timedelta(minutes=chance.randrange(-360, 480))
        elif kind < 0.3:
            local = moment.astimezone(HERE).replace(hour=chance.choice(TURNS)[0], minute=0, second=0)
            moment = local.astimezone(begin.tzinfo) + timedelta(seconds=chance.randrange(-600, 60))
        elif kind < 0.35 and wall.stand_ins:
            edge = chance.choice(chance.choice(wall.stand_ins).hours).replace(tzinfo=HERE)
            moment = edge.astimezone(begin.tzinfo) + timedelta(seconds=chance.randrange(-600, 60))
        found.append(max(moment, begin))
    return sorted(found)
