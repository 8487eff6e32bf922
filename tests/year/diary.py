"""What people saw and did, in the order in which it happened. Checkers read nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

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


Entry = Shown | Wrote | Answered | Closed | Died | Rose


@dataclass(frozen=True)
class Violation:
    """Something that must not be: ``lost``, ``late``, ``after`` (an acknowledgement), ``twice`` or ``wrong``."""

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
