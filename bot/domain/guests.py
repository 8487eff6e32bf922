"""Guest speakers: invited to one session, let into its channels around it, and out again by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

BEFORE = AFTER = timedelta(minutes=10)
"""How long before a session its guest comes in, and how long after it they stay."""
LONGEST_TOPIC, LONGEST_NAME = 200, 80


class VisitState(StrEnum):
    """Where a visit stands. Access is given only while it is ACCEPTED."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"


COMING = (VisitState.INVITED, VisitState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Visit:
    """A guest's visit to one session, which begins and ends at these instants (UTC)."""

    id: int
    group_id: int
    session_id: int
    user_id: int
    name: str
    topic: str
    state: VisitState
    inside: bool
    starts: datetime
    ends: datetime
    group: str
    kind: str
    rules: str


def turn(
    state: VisitState, starts: datetime, ends: datetime, now: datetime
) -> tuple[VisitState, bool, datetime | None]:
    """Where a visit stands at ``now``, whether its guest is in, and when to look again; None if it is over."""
    if state not in COMING or now >= ends + AFTER:
        return (VisitState.ENDED if state in COMING else state), False, None
    if state is VisitState.INVITED:
        return state, False, ends + AFTER
    if now < starts - BEFORE:
        return state, False, starts - BEFORE
    return state, True, ends + AFTER
