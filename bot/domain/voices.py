"""Who speaks and who answers whom, from counts alone: no words, no messages, and only of members who agreed to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

NOBODY = 0
"""Stands for no one in particular: the count of all messages of a writer."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages ``writer`` wrote in the week from ``week`` on; with ``to``, how many answered that person."""

    week: date
    writer: int
    to: int
    messages: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A member over the weeks that are looked at: what they wrote, how many others they answered, and were by."""

    user_id: int
    messages: int
    answers_given: int
    answers_got: int


@dataclass(frozen=True, slots=True)
class Voices:
    """A group's members in the order of their names elsewhere; ``pairs`` counts answers by (writer, to).

    ``uncounted`` members did not agree to be counted, and stand nowhere in it. ``since`` is a Monday.
    """

    since: date
    people: tuple[Voice, ...]
    pairs: dict[tuple[int, int], int]
    uncounted: int

    @property
    def messages(self) -> int:
        """Of all who are counted."""
        return sum(one.messages for one in self.people)

    @property
    def answers(self) -> int:
        """Between those who are counted."""
        return sum(self.pairs.values())


def week_of(moment: datetime, zone: str) -> date:
    """The Monday of the week of an instant, in an IANA zone."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    return day - timedelta(days=day.weekday())


def voices(since: date, counted: Iterable[int], tallies: Iterable[Tally], uncounted: int) -> Voices:
    """Put together what is counted of the people in ``counted``; whoever is not in it stands nowhere."""
    here = list(counted)
    known = set(here)
    wrote, pairs = Counter[int](), Counter[tuple[int, int]]()
    for one in tallies:
        if one.week < since or one.writer not in known:
            continue
        if one.to == NOBODY:
            wrote[one.writer] += one.messages
        elif one.to in known and one.to != one.writer:
            pairs[one.writer, one.to] += one.messages
    people = tuple(
        Voice(
            who,
            wrote[who],
            sum(number for (writer, _), number in pairs.items() if writer == who),
            sum(number for (_, to), number in pairs.items() if to == who),
        )
        for who in here
    )
    return Voices(since, people, dict(pairs), uncounted)
