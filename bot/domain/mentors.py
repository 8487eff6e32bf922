"""Peer mentors: members further along who offer themselves, for a term that those who lead agree to.

offered → serving → thanked (the term is over), and from there to offered again if they wish to go on. Stepping back
is possible from every state; nothing of it stays.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = 600
"""Characters of each answer: both fit on one card."""
DECIDES = timedelta(days=14)
"""How long a mentor whose term is over can choose to go on."""


class MentorState(StrEnum):
    """Where a mentor stands."""

    OFFERED = "offered"
    SERVING = "serving"
    THANKED = "thanked"


@dataclass(frozen=True, slots=True)
class Mentor:
    """``why`` and ``gives`` are for those who lead; ``until`` is the end of the term (UTC)."""

    id: int
    group_id: int
    user_id: int
    state: MentorState
    why: str
    gives: str
    until: datetime | None


def term_end(now: datetime, weeks: int, offered: Collection[int]) -> datetime | None:
    """When a term of ``weeks`` that begins at ``now`` is over; None for one that is not offered."""
    return now + timedelta(weeks=weeks) if weeks in offered else None
