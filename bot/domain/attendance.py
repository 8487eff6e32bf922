"""Who was at a session, and who may be slipping away: rules, with no word about why somebody was absent.

A member's presence is told by the first of these that says anything: the facilitator's word; having been in the
group's voice channel for ``LEAST``; having said «not this time». Who is none of these is absent without a word if the
room shows that the session was held there, and otherwise nobody knows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.sessions import Answer

LEAST = timedelta(minutes=5)
"""How long somebody is in the voice channel before that counts as having been there."""
GRACE = timedelta(minutes=10)
"""Who comes later than this after the start was late."""
EARLY = timedelta(hours=3)
"""Who waits in the voice channel this long before a session is noticed when it begins."""
SPAN = 3
"""Declining presence is seen between the last so many sessions and as many before them."""


class Presence(StrEnum):
    """How somebody took part in a session."""

    THERE = "there"
    LATE = "late"
    TOLD = "told"
    MISSED = "missed"
    """Absent, and said nothing."""
    UNKNOWN = "unknown"


PRESENT = (Presence.THERE, Presence.LATE)
ABSENT = (Presence.TOLD, Presence.MISSED)


class Reason(StrEnum):
    """Why somebody is on the list of those to write to."""

    WITHOUT_WORD = "without-word"
    """Absent from the last session, without a word."""
    TWO_MISSED = "two-missed"
    """Absent from the last two, with a word or without."""
    DECLINING = "declining"
    """In the last three sessions there at least two times fewer than in the three before."""


class Sign(StrEnum):
    """What is special about a session in a calendar."""

    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Voice:
    """What the voice channel showed of a member: how long they were in it during the session, and if they came late."""

    spent: timedelta
    late: bool


@dataclass(frozen=True, slots=True)
class Attended:
    """One member at one session. ``said``: the facilitator said so, and nothing else changes it."""

    user_id: int
    presence: Presence
    said: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A member whom nobody should lose sight of. ``since`` is the start of the first session of those that they have
    been absent from without a break; None if they were at the last one.
    """

    user_id: int
    reasons: tuple[Reason, ...]
    since: datetime | None
    last_id: int
    """The newest session that says so."""


def from_signs(answer: Answer | None, voice: Voice | None, *, room_used: bool) -> Presence:
    """What answer and voice channel tell. ``room_used``: some member was there long enough in the voice channel."""
    if voice is not None and voice.spent >= LEAST:
        return Presence.LATE if voice.late else Presence.THERE
    if answer is Answer.ABSENT:
        return Presence.TOLD
    return Presence.MISSED if room_used else Presence.UNKNOWN


def within(since: datetime, until: datetime, starts: datetime, ends: datetime) -> timedelta:
    """How much of the time from ``since`` to ``until`` lies in the session."""
    return max(timedelta(), min(until, ends) - max(since, starts))


def mark(known: Mapping[int, Presence], as_what: Presence, chosen: Collection[int]) -> dict[int, Presence]:
    """What the facilitator's tap changes: ``chosen`` out of those ``known`` are ``as_what``, and the others are not.

    Who is no longer «there» or «late» or «told» without being anything else is absent without a word; who is no longer
    late was there; somebody late stays late when everybody who was there is chosen.
    """
    changed: dict[int, Presence] = {}
    for user_id, before in known.items():
        if user_id in chosen:
            after = before if as_what is Presence.THERE and before is Presence.LATE else as_what
        elif as_what is Presence.THERE:
            after = before if before is Presence.TOLD else Presence.MISSED
        elif before is as_what:
            after = Presence.THERE if as_what is Presence.LATE else Presence.MISSED
        else:
            continue
        changed[user_id] = after
    return changed


def reasons(history: Sequence[Presence]) -> tuple[Reason, ...]:
    """Why a member with this history (oldest first) is to be thought of. UNKNOWN does not count."""
    known = [one for one in history if one is not Presence.UNKNOWN]
    found = []
    if known and known[-1] is Presence.MISSED:
        found.append(Reason.WITHOUT_WORD)
    if len(known) >= 2 and all(one in ABSENT for one in known[-2:]):
        found.append(Reason.TWO_MISSED)
    before, lately = known[-2 * SPAN : -SPAN], known[-SPAN:]
    if len(before) == SPAN and _there(before) - _there(lately) >= 2:
        found.append(Reason.DECLINING)
    return tuple(found)


def absent_since(history: Sequence[tuple[datetime, Presence]]) -> datetime | None:
    """The start of the first of the sessions at the end of ``history`` (oldest first) that were all missed."""
    since = None
    for starts, one in reversed(history):
        if one in PRESENT:
            break
        if one in ABSENT:
            since = starts
    return since


def counted(found: Collection[Presence]) -> dict[Presence, int]:
    """How many of each, in the order in which they are shown; those that nobody is, too."""
    return {one: sum(each is one for each in found) for one in Presence}


def _there(some: Sequence[Presence]) -> int:
    return sum(one in PRESENT for one in some)
