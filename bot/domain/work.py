"""What is done in a case beside answering it: the line to the member, measures in the group, handovers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.triage import Kind

TIME_OUT_FOR = frozenset({Kind.HOSTILITY, Kind.CONTACT, Kind.SPAM})
"""What somebody does to others, and nothing that endangers themselves."""
BESIDE = frozenset({Kind.REPORT})
"""Says how a flag came, and not what it is about."""
TAKES = frozenset({"acknowledged", "taken-over", "handover-accepted"})
"""Events after which somebody answers for a case."""
LEAVES = frozenset({"closed", "stale", "worse"})
"""Events after which nobody does."""


class MeasureKind(StrEnum):
    """What quiets a group or a person for a while."""

    SLOW = "slow"
    PAUSE = "pause"
    TIME_OUT = "time_out"


@dataclass(frozen=True, slots=True)
class Calm:
    """A way to quiet a group: everybody may write once in ``every`` (a pause when it is None), for ``lasts``."""

    key: str
    every: timedelta | None
    lasts: timedelta


CALMS = (
    Calm("slow-1", timedelta(minutes=1), timedelta(hours=1)),
    Calm("slow-15", timedelta(minutes=15), timedelta(hours=3)),
    Calm("pause-1", None, timedelta(hours=1)),
    Calm("pause-6", None, timedelta(hours=6)),
)
TIME_OUTS = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """A measure. ``before`` is the group's slow mode in seconds until then; ``due_at`` is when it is over, in UTC."""

    id: int
    case_id: int
    group_id: int
    kind: MeasureKind
    person_id: int | None
    channel_id: int | None
    every: int
    before: int
    by: int
    at: datetime
    until: datetime
    in_force: bool
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class LineRecord:
    """The way between a member and whoever answers for their case.

    The member's end is ``member_channel_id`` (a thread only they and staff can see), or their direct messages when that
    is None. The desk's end is ``thread_id``. ``reached``: whether a word has arrived, None while that is open.
    ``needs_thread``: the
    member's end has to be a thread. ``pending`` is what waits for it: kind and payload, never words.
    """

    id: int
    guild_id: int
    case_id: int
    group_id: int
    person_id: int
    owner_id: int | None
    thread_id: int | None
    member_channel_id: int | None
    reached: bool | None
    needs_thread: bool
    pending: tuple[Mapping[str, Any], ...]
    ended_at: datetime | None
    opened_at: datetime
    attempts: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody is at the desk's end."""
        return self.owner_id is not None and self.ended_at is None


@dataclass(frozen=True, slots=True)
class LineWord:
    """One message that is passed on; ``inward`` when the member wrote it."""

    id: int
    line_id: int
    author_id: int
    inward: bool
    words: str | None = field(repr=False)
    files: int
    message_id: int


@dataclass(frozen=True, slots=True)
class HandoverRecord:
    """What ``giver`` still answers for when their shift ends, offered to ``receiver`` (None: nobody is on duty)."""

    id: int
    giver: int
    receiver: int | None
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carried: cases answered, whole hours with a case, nights (22 to 6, local) on which one came."""

    person: int
    cases: int
    hours: int
    nights: int


def refuse_time_out(kinds: Collection[Kind], line: LineRecord | None, *, others_open: bool) -> str | None:
    """Why a person may not be timed out, as a text key; None when they may.

    Somebody who is timed out can only read: they cannot call for anybody in the server. So it is only for what is done
    to others, never while they may need help themselves, and only when a direct line to them is known to work.
    """
    about = set(kinds) - BESIDE
    if not about or not about <= TIME_OUT_FOR:
        return "measure-time-out-kind"
    if others_open:
        return "measure-time-out-other-case"
    if line is None or not line.is_open or line.reached is not True:
        return "measure-time-out-no-line"
    if line.member_channel_id is not None:
        return "measure-time-out-thread"
    return None


def load_of(deeds: Collection[tuple[int, int, str, datetime, datetime]], now: datetime) -> list[Load]:
    """Loads by person, the heaviest first, from ``(case, person, event, UTC, local time)`` in order of time.

    Only events of ``TAKES`` and ``LEAVES`` belong here. A case counts for whoever took it, from then
    until somebody else did, nobody had it any more, or ``now``.
    """
    taken: dict[int, tuple[int, datetime]] = {}
    cases: dict[int, set[int]] = {}
    spans: dict[int, timedelta] = {}
    nights: dict[int, set[Any]] = {}
    for case, person, event, at, local in deeds:
        if (before := taken.pop(case, None)) is not None:
            spans[before[0]] = spans.get(before[0], timedelta()) + (at - before[1])
        if event in TAKES:
            taken[case] = (person, at)
            cases.setdefault(person, set()).add(case)
            if local.hour >= 22 or local.hour < 6:
                nights.setdefault(person, set()).add((local - timedelta(hours=6)).date())
    for person, since in taken.values():
        spans[person] = spans.get(person, timedelta()) + (now - since)
    found = [
        Load(who, len(done), int(spans.get(who, timedelta()).total_seconds() // 3600), len(nights.get(who, ())))
        for who, done in cases.items()
    ]
    return sorted(found, key=lambda one: (-one.cases, -one.hours, one.person))
