"""Sessions: their states, the answers to them, and which reminder still makes sense.

States: PLANNED → CANCELLED, or PLANNED → ENDED. Moving one keeps it planned and raises its ``revision``, so that
whatever was queued for the earlier time is known to be stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.recurrence import Occurrence, SeriesRule, occurrences, to_utc

HORIZON = timedelta(days=35)
"""How far ahead sessions are rows."""
EXTEND = timedelta(days=7)
"""How often the horizon is pushed on."""
_LONGEST_GAP = timedelta(days=16)
DAY_BEFORE, JUST_BEFORE = 24 * 60, 10
STAGES = (DAY_BEFORE, JUST_BEFORE)
"""Reminders, in minutes before the start."""
_TOO_CLOSE, _GRACE = timedelta(hours=1), timedelta(minutes=5)


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    ENDED = "ended"


class ReminderState(StrEnum):
    """WAITING has a due time; MISSED came too late to be of use; WITHHELD met a group that is not open."""

    WAITING = "waiting"
    QUEUED = "queued"
    MISSED = "missed"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What a member says about a session. OPEN: the session was moved after they answered."""

    COMING = "coming"
    LATE = "late"
    ABSENT = "absent"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """A series as it is stored; ``leader_id`` is a user id."""

    id: int
    group_id: int
    title: str
    rule: SeriesRule
    leader_id: int


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session as it is stored. ``date`` is its nominal local date; ``starts`` and ``ends`` are UTC."""

    id: int
    group_id: int
    series_id: int
    date: date
    starts: datetime
    ends: datetime
    state: SessionState
    revision: int
    shifted: bool


@dataclass(frozen=True, slots=True)
class SessionCard:
    """All that a session's card shows. ``leader`` is the name in the professional record, or None without one."""

    session: SessionRecord
    title: str
    at: time
    zone: str
    leader: str | None
    group_type: str
    group_open: bool
    counts: Mapping[Answer, int]


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is not coming, or late; ``word`` is what they wrote to the leader, if they did."""

    user_id: int
    answer: Answer
    word: str | None


def coming_up(rule: SeriesRule, now: datetime) -> list[Occurrence]:
    """The occurrences that should be rows at ``now``."""
    return occurrences(rule, now, now + HORIZON)


def extend_at(rule: SeriesRule, now: datetime) -> datetime | None:
    """When to look again for further occurrences; None if the series has none beyond the horizon."""
    horizon = max(now + HORIZON, _first_instant(rule))
    return now + EXTEND if occurrences(rule, horizon, horizon + _LONGEST_GAP) else None


def stages_left(starts: datetime, now: datetime) -> list[tuple[int, datetime]]:
    """(stage, due time) of the reminders that are still in the future."""
    found = [(stage, starts - timedelta(minutes=stage)) for stage in STAGES]
    return [(stage, due) for stage, due in found if due > now]


def still_useful(stage: int, starts: datetime, now: datetime) -> bool:
    """Whether a late reminder still says something true and helpful.

    The one a day before does while the session is more than an hour away; the last one until five minutes in.
    """
    return starts - now > _TOO_CLOSE if stage == DAY_BEFORE else now <= starts + _GRACE


def _first_instant(rule: SeriesRule) -> datetime:
    return to_utc(rule.first, rule.at, rule.zone)[0]
