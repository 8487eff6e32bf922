"""A group, an enrolment and an agreement, as they are on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.groups import EnrolmentState, GroupState
from bot.domain.phases import Ending, Phase

CHANNEL_ROLES = ("talk", "checkins", "resources", "staff", "voice")
"""What a group's channels are for; ``staff`` is hidden from members, ``resources`` is a forum."""


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group. ``alias`` is its neutral name in Discord; ``zone`` an IANA name; ``country`` two letters.

    ``capacity`` counts members, not facilitators. ``admitting`` says whether new people may apply. ``phase`` is the
    one that was chosen last, and ``ending`` how the group ends while it does.
    """

    id: int
    guild_id: int
    type: str
    name: str
    alias: str
    state: GroupState
    zone: str
    country: str
    capacity: int
    admitting: bool
    category_id: int | None
    created_at: datetime
    phase: Phase = Phase.RUNNING
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class EnrolmentRecord:
    """A person's way through a group; ``accepted_version`` is the agreement they accepted last."""

    id: int
    group_id: int
    user_id: int
    state: EnrolmentState
    accepted_version: int | None
    accepted_at: datetime | None
    country: str | None
    applied_at: datetime


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """One version of a group's agreement, counted from 1."""

    group_id: int
    version: int
    short: str
    long: str
    written_at: datetime
