"""Buddies: two members who look out for each other a little, for as long as both want to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.checkins import CheckInRule, next_prompt

NUDGED_AT = time(17)
"""When a nudge comes, in the group's zone: late enough to be at home, early enough for a word today."""
STILL = timedelta(hours=4)
"""A nudge that is later than this is left out: it would come at night, and another one comes next week."""
ALONE = "buddy-over"
"""The kind of the gentle word to the one who stays."""
THINKS = timedelta(days=7)
"""How long a proposal waits for both."""


class PairState(StrEnum):
    """proposed → together → over. A pair that is over never comes back, so that nobody meets who they left."""

    PROPOSED = "proposed"
    TOGETHER = "together"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two members; ``people``, ``agreed`` and ``days`` (Monday is 0, None for no nudge) are in the same order."""

    id: int
    group_id: int
    state: PairState
    people: tuple[int, int]
    agreed: tuple[bool, bool]
    days: tuple[int | None, int | None]

    def other(self, user_id: int) -> int:
        """The other one; raises ValueError for somebody who is not in it."""
        return self.people[1 - self.people.index(user_id)]

    def said_yes(self, user_id: int) -> bool:
        """Whether they agreed; raises ValueError for somebody who is not in it."""
        return self.agreed[self.people.index(user_id)]

    def day(self, user_id: int) -> int | None:
        """The day of their nudge; raises ValueError for somebody who is not in it."""
        return self.days[self.people.index(user_id)]


def next_nudge(days: Iterable[int | None], zone: str, after: datetime) -> datetime | None:
    """The first nudge (UTC) after ``after`` on any of the days; None when nobody wants one."""
    wanted = frozenset(day for day in days if day is not None)
    return next_prompt(CheckInRule(wanted, NUDGED_AT, zone), after)


def may_pair(first: int, second: int, wishing: Iterable[int], earlier: Iterable[Pair]) -> str | None:
    """Why these two cannot be proposed, as the last part of a text's key; None if they can.

    ``earlier`` are all pairs of the group, those that are over as well.
    """
    if first == second:
        return "same"
    if not {first, second} <= set(wishing):
        return "no-wish"
    for pair in earlier:
        if {first, second} == set(pair.people) and pair.state is PairState.OVER:
            return "again"
        if pair.state is not PairState.OVER and {first, second} & set(pair.people):
            return "taken"
    return None
