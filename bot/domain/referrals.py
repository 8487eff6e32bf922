"""Referrals: from the group to individual help, and back. The member sees each one first, and says yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_REASON, LONGEST_PLACE, LONGEST_REACH = 600, 120, 300
"""Characters of what it is for, to whom it is, and how to reach them."""
AGAIN = timedelta(days=14)
"""When somebody still waits for a place, it is asked about again after this."""


class ReferralState(StrEnum):
    """asked → agreed → (waiting →) went → back; the member or those they are sent to may say no."""

    ASKED = "asked"
    """The member has it, and has not said yes or no."""
    REFUSED = "refused"
    """The member does not want it."""
    AGREED = "agreed"
    WAITING = "waiting"
    """They are on a list there."""
    WENT = "went"
    DECLINED = "declined"
    """They were not taken there, or did not go."""
    BACK = "back"
    """They went, and told how it was."""


REFERRAL_MOVES: Mapping[ReferralState, tuple[ReferralState, ...]] = {
    ReferralState.ASKED: (ReferralState.AGREED, ReferralState.REFUSED),
    ReferralState.AGREED: (ReferralState.WENT, ReferralState.WAITING, ReferralState.DECLINED),
    ReferralState.WAITING: (ReferralState.WENT, ReferralState.WAITING, ReferralState.DECLINED),
    ReferralState.WENT: (ReferralState.BACK,),
    ReferralState.REFUSED: (),
    ReferralState.DECLINED: (),
    ReferralState.BACK: (),
}
ANSWERS = (ReferralState.AGREED, ReferralState.REFUSED)
"""What only the member can say; everything else is said by those who lead."""
OPEN = tuple(state for state, to in REFERRAL_MOVES.items() if to)
OWED = (ReferralState.AGREED, ReferralState.WAITING)
"""States in which somebody asks how it went."""


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral with its words in the clear. ``follow_on`` is when ``owner_id`` asks how it went."""

    id: int
    group_id: int
    user_id: int
    by_id: int
    owner_id: int
    state: ReferralState
    reason: str
    place: str
    reach: str
    follow_on: datetime


def move_referral(state: ReferralState, to: ReferralState, *, member: bool) -> ReferralState:
    """The new state; ValueError where it cannot go there, or where somebody else says so."""
    if to not in REFERRAL_MOVES[state] or (to in ANSWERS) is not member:
        raise ValueError(f"{state} → {to}")
    return to


def next_follow_up(to: ReferralState, now: datetime, follow_on: datetime) -> datetime | None:
    """When somebody is to ask next; None if nobody has to."""
    if to is ReferralState.AGREED:
        return max(now, follow_on)
    return now + AGAIN if to is ReferralState.WAITING else None
