"""What a rota is made of: shifts and rotations on wall-clock time, overrides and time off in real time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

FIRST = 1
"""The layer that answers first."""
MOST_LAYERS = 9

Span = tuple[datetime, datetime]
"""From the first instant on and before the second (UTC)."""


@dataclass(frozen=True, slots=True)
class Layer:
    """1 answers first, 2 second, and so on; ``name`` is what the clinic calls it, None if it has no name."""

    number: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Every week from ``weekday`` (Monday is 0) ``start`` to ``end``, local times in ``zone``.

    An ``end`` at or before ``start`` is on the next day; equal times mean a whole day.
    """

    id: int
    person: int
    weekday: int
    start: time
    end: time
    zone: str
    layer: int = FIRST


@dataclass(frozen=True, slots=True)
class Rotation:
    """``people`` take turns of ``days`` days each, in order, from the local date ``first`` on, in ``zone``.

    A turn is handed over at ``handoff``. With ``end`` the one whose turn it is is on duty each day from ``handoff``
    to ``end`` only (on the next day if that is not later); without it round the clock. The last day is the one
    before ``until``. ValueError if nobody takes part or ``days`` is below 1.
    """

    id: int
    name: str
    people: tuple[int, ...]
    first: date
    handoff: time
    days: int
    zone: str
    layer: int = FIRST
    end: time | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse a rotation in which no turn ever comes or ends."""
        if not self.people or self.days < 1:
            raise ValueError("a rotation needs people and turns of at least a day")

    def turn(self, day: date) -> int:
        """Whose turn it is on the local date ``day``."""
        return self.people[(day - self.first).days // self.days % len(self.people)]


@dataclass(frozen=True, slots=True)
class Override:
    """From ``starts`` to ``ends`` (UTC) ``person`` is on duty, in place of ``replaces`` if that is given.

    Whoever takes a place takes it in its layer; ``layer`` counts where there is no place to take.
    """

    person: int
    replaces: int | None
    starts: datetime
    ends: datetime
    id: int = 0
    layer: int = FIRST


@dataclass(frozen=True, slots=True)
class TimeOff:
    """From ``starts`` to ``ends`` (UTC) ``person`` is never on duty, whatever the rota says."""

    person: int
    starts: datetime
    ends: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides who is on duty. The order of the rows means nothing: the numbers do."""

    shifts: tuple[Shift, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    overrides: tuple[Override, ...] = ()
    time_off: tuple[TimeOff, ...] = ()
