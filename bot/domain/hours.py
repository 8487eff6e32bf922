"""When members can write in a group's text channel: always, around its sessions, or while somebody is on duty.

A channel is never closed for good: it is closed only while an opening to come is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.rota import Plan, Span, next_staffed, staffed_until

GRACE = timedelta(minutes=15)
"""A session that nobody ended may run over: the channel does not close before this long after its planned end."""
BEFORE, AFTER = 15, 30
"""Minutes that a channel opens before a session, and closes after it, unless told otherwise."""
MOST = 240
"""The most of either."""
_STRETCHES, _ENOUGH = 12, 5
"""So many staffed stretches are followed at most, and so many with gaps between them are enough."""


class HoursKind(StrEnum):
    """What opens and closes the channel."""

    ALWAYS = "always"
    SESSION = "session"
    STAFFED = "staffed"


KINDS = tuple(HoursKind)
"""In the order in which buttons number them."""


@dataclass(frozen=True, slots=True)
class Hours:
    """What a group chose; ``before`` and ``after`` are minutes around a session."""

    kind: HoursKind
    before: int = BEFORE
    after: int = AFTER


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session from ``starts`` to ``ends`` (UTC); ``over`` when it counts as going on no more."""

    starts: datetime
    ends: datetime
    over: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the channel is open, when that changes, and when it changes back (UTC); None where nothing is known."""

    open: bool
    until: datetime | None = None
    then: datetime | None = None


def around(meetings: Iterable[Meeting], hours: Hours) -> list[Span]:
    """When the channel is open for these sessions."""
    before, after = timedelta(minutes=hours.before), timedelta(minutes=hours.after)
    return joined((one.starts - before, one.ends + (after if one.over else max(after, GRACE))) for one in meetings)


def staffed(plan: Plan, now: datetime) -> list[Span]:
    """The stretch in which somebody is on duty at ``now``, or the next one, and some after it; none if nobody is."""
    found: list[Span] = []
    moment = now
    for _ in range(_STRETCHES):
        starts = next_staffed(plan, moment)
        ends = staffed_until(plan, starts) if starts is not None else None
        if starts is None or ends is None:
            break
        found.append((starts, ends))
        if len(joined(found)) >= _ENOUGH:
            break
        moment = ends
    return joined(found)


def staffed_and_around(plan: Plan, meetings: Iterable[Meeting], hours: Hours, now: datetime) -> list[Span]:
    """When somebody is on duty, or a session of the group goes on: whoever leads it is there. None without a rota."""
    found = staffed(plan, now)
    near = [one for one in around(meetings, hours) if found and one[0] < found[-1][1]]
    return joined([*found, *near])


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same time in order, without overlaps: between two of these the channel is closed for a while."""
    found: list[Span] = []
    for starts, ends in sorted(one for one in spans if one[0] < one[1]):
        if found and starts <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((starts, ends))
    return found


def standing(spans: Iterable[Span], now: datetime) -> Standing:
    """How the channel stands at ``now``, when it is open in these stretches; open where none is to come."""
    ahead = [one for one in joined(spans) if one[1] > now]
    if not ahead:
        return Standing(True)
    (starts, ends), following = ahead[0], ahead[1][0] if len(ahead) > 1 else None
    if starts <= now:
        return Standing(True, ends, following) if following is not None else Standing(True)
    return Standing(False, starts, ends if following is not None else None)
