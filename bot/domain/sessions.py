"""Sessions: their states, the answers to them, and which reminder still makes sense.

States: PLANNED → CANCELLED, or PLANNED → ENDED. Moving one keeps it planned and raises its ``revision``, so that
whatever was queued for the earlier time is known to be stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.recurrence import Occurrence, Rhythm, SeriesRule, following, occurrences

HORIZON, FAR_HORIZON = timedelta(days=35), timedelta(days=100)
"""How far ahead sessions are rows: of a series that meets every week or two, and of one that meets more rarely."""
_AHEAD = timedelta(days=1)
"""How long before a session comes within the horizon it is made."""


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    ENDED = "ended"


class Answer(StrEnum):
    """What a member says about a session. OPEN: the session was moved after they answered.

    WAITING: they would come, and all places were taken; who answered first goes first.
    """

    COMING = "coming"
    LATE = "late"
    ABSENT = "absent"
    WAITING = "waiting"
    OPEN = "open"


SEATED = (Answer.COMING, Answer.LATE)
"""Answers that take a place."""


class SessionEvent(StrEnum):
    """What happened to a session: for those who follow it."""

    MADE = "made"
    MOVED = "moved"
    LENGTHENED = "lengthened"
    CANCELLED = "cancelled"
    GUEST = "guest"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """A series as it is stored; the first of ``leaders`` (user ids) is named first.

    ``link`` is where it takes place if not in the group's voice channel; ``guest`` is a name; ``capacity`` is the
    number of places, or None where every member has one. ``follows_id`` is the series that it goes on from.
    """

    id: int
    group_id: int
    title: str
    rule: SeriesRule
    leaders: tuple[int, ...]
    link: str | None = None
    guest: str | None = None
    capacity: int | None = None
    follows_id: int | None = None

    @property
    def leader_id(self) -> int:
        """Who leads, if one must be named."""
        return self.leaders[0]


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session as it is stored. ``date`` is its nominal local date, by which its series knows it, wherever it is
    moved to; ``starts`` and ``ends`` are UTC. ``guest`` is the name of who is invited to this one.
    """

    id: int
    group_id: int
    series_id: int
    date: date
    starts: datetime
    ends: datetime
    state: SessionState
    revision: int
    shifted: bool
    guest: str | None = None


@dataclass(frozen=True, slots=True)
class SessionCard:
    """All that a session's card shows. ``leaders`` are names in professional records; ``room`` a voice channel."""

    session: SessionRecord
    series: SeriesRecord
    leaders: tuple[str, ...]
    group_type: str
    group_open: bool
    counts: Mapping[Answer, int]
    room: int | None = None
    summary: int | None = None
    """The session before this one, if those who missed it can read a summary."""
    left: int | None = None
    """While the group ends: how many sessions are left with this one, if that can be told."""
    last_day: datetime | None = None
    """While the group ends on a day: an instant just after it."""

    @property
    def title(self) -> str:
        """How the session is called."""
        return self.series.title

    @property
    def zone(self) -> str:
        """The IANA zone in which its series keeps its time."""
        return self.series.rule.zone

    @property
    def at(self) -> time:
        """The local time of its series."""
        return self.series.rule.at

    @property
    def full(self) -> bool:
        """Whether all places are taken."""
        taken = sum(self.counts.get(answer, 0) for answer in SEATED)
        return self.series.capacity is not None and taken >= self.series.capacity


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is not coming, or late; ``word`` is what they wrote to the leader, if they did."""

    user_id: int
    answer: Answer
    word: str | None


def horizon(rule: SeriesRule) -> timedelta:
    """How far ahead the sessions of a series are rows."""
    return HORIZON if rule.rhythm is Rhythm.WEEKLY and rule.every <= 2 else FAR_HORIZON


def coming_up(rule: SeriesRule, now: datetime) -> list[Occurrence]:
    """The occurrences that should be rows at ``now``."""
    return occurrences(rule, now, now + horizon(rule))


def extend_at(rule: SeriesRule, now: datetime) -> datetime | None:
    """When the next occurrence beyond the horizon is to be made; None if the series has none."""
    beyond = following(rule, now + horizon(rule))
    return max(beyond[0].starts - horizon(rule) + _AHEAD, now + _AHEAD) if beyond else None
