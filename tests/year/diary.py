"""What people saw and did, in the order in which it happened. Checkers read nothing else."""

from __future__ import annotations

import datetime as datetime_module
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import get_args

DESK = "the desk"
GRACE = timedelta(seconds=30)
"""How late something may be shown without being late."""


@dataclass(frozen=True)
class Shown:
    """A new message of the bot: on the desk, or in the direct messages of the person named."""

    at: datetime
    place: str
    message: int
    text: str


@dataclass(frozen=True)
class Wrote:
    """A member of the group with this alias wrote something of this level (a word of ``chain.CHAINS``)."""

    at: datetime
    alias: str
    level: str


@dataclass(frozen=True)
class Answered:
    """Somebody pressed *Acknowledge* at ``pressed``, and has read at ``at`` that the case is theirs."""

    at: datetime
    case: int
    pressed: datetime


@dataclass(frozen=True)
class Closed:
    """Somebody has read that the case is closed."""

    at: datetime
    case: int


@dataclass(frozen=True)
class Died:
    """The bot was killed."""

    at: datetime


@dataclass(frozen=True)
class Rose:
    """The bot hears the world again."""

    at: datetime


@dataclass(frozen=True)
class Planned:
    """Those who lead asked for a series: on the ``first`` day and ``every`` weeks (or months) later, ``count`` times.

    ``clock`` is a time on the wall in ``zone``. A series by ``months`` meets on the weekday of its first day, as often
    into the month. ``group`` is its channel, ``title`` the series, by a name that no other has.
    """

    at: datetime
    group: str
    title: str
    zone: str
    first: date
    clock: time
    every: int = 1
    months: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Moved:
    """Whoever leads asked at ``begun`` and read at ``at`` that the session of ``old`` is at ``new``, by the wall."""

    at: datetime
    begun: datetime
    title: str
    old: datetime
    new: datetime


@dataclass(frozen=True)
class CalledOff:
    """Somebody who leads has read at ``at`` that the session of ``old`` does not take place; asked at ``begun``."""

    at: datetime
    begun: datetime
    title: str
    old: datetime


@dataclass(frozen=True)
class Wished:
    """A member has read that from now on these stages (minutes before) come as direct messages, and no others."""

    at: datetime
    begun: datetime
    who: str
    group: str
    stages: tuple[int, ...]


@dataclass(frozen=True)
class Replied:
    """A member pressed the button of this label below the card of a session, and has read the answer at ``at``."""

    at: datetime
    begun: datetime
    who: str
    title: str
    starts: datetime
    label: str


Entry = Shown | Wrote | Answered | Closed | Died | Rose | Planned | Moved | CalledOff | Wished | Replied


@dataclass(frozen=True)
class Violation:
    """What must not be: ``lost``, ``late``, ``after`` (an acknowledgement), ``twice``, ``wrong`` or ``unsaid``."""

    kind: str
    at: datetime
    what: str

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.kind}: {self.what}"


class Outages:
    """When the bot was dead, as (from, to)."""

    def __init__(self, diary: Sequence[Entry]) -> None:
        self.spans: list[tuple[datetime, datetime]] = []
        died: datetime | None = None
        for entry in diary:
            if isinstance(entry, Died):
                died = died or entry.at
            elif isinstance(entry, Rose) and died is not None:
                self.spans.append((died, entry.at))
                died = None
        if died is not None:
            self.spans.append((died, datetime.max.replace(tzinfo=died.tzinfo) - timedelta(days=1)))

    def through(self, moment: datetime) -> datetime:
        """The moment itself, or when the bot was back if it was dead then, or died while it was just at it."""
        place = bisect_right(self.spans, moment, key=lambda span: span[1])
        while place < len(self.spans) and self.spans[place][0] <= moment + GRACE:
            moment = self.spans[place][1]
            place += 1
        return moment

    def latest(self, moment: datetime) -> datetime:
        """Until when something that is due at ``moment`` must be shown."""
        return self.through(moment) + GRACE


def read_diary(kept: Path) -> list[Entry]:
    """A diary as it was kept: the ``repr`` of one entry a line, written by ourselves."""
    names = {kind.__name__: kind for kind in get_args(Entry)} | {"datetime": datetime_module}
    return [eval(line, {"__builtins__": {}}, names) for line in kept.read_text().splitlines()]
