"""A group's life, and a person's way through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum


class GroupState(StrEnum):
    """DRAFT is being built in Discord; TESTING waits for its crisis chain to acknowledge a test page."""

    DRAFT = "draft"
    TESTING = "testing"
    OPEN = "open"
    PAUSED = "paused"
    ARCHIVED = "archived"


class EnrolmentState(StrEnum):
    """Applied → waiting (for a place) → preparing (agreement, consents) → active → leaving → left.

    A place is held for a few days while somebody prepares. Who takes longer and then finds the group full waits again,
    ahead of everybody who applied later.
    """

    APPLIED = "applied"
    WAITING = "waiting"
    PREPARING = "preparing"
    ACTIVE = "active"
    LEAVING = "leaving"
    LEFT = "left"


class Consent(StrEnum):
    """Consent is separate for separate things; only the ground rules are needed for a seat."""

    GROUND_RULES = "ground_rules"
    SCREENING = "screening"
    STATISTICAL = "statistical"
    CHECKINS = "checkins"
    COUNTED = "counted"
    """That messages and replies are counted, never read, for those who lead; asked only where that is done."""


GROUP_MOVES: Mapping[GroupState, frozenset[GroupState]] = {
    GroupState.DRAFT: frozenset({GroupState.TESTING}),
    GroupState.TESTING: frozenset({GroupState.OPEN, GroupState.ARCHIVED}),
    GroupState.OPEN: frozenset({GroupState.PAUSED, GroupState.ARCHIVED}),
    GroupState.PAUSED: frozenset({GroupState.OPEN, GroupState.ARCHIVED}),
    GroupState.ARCHIVED: frozenset({GroupState.TESTING}),
}

ENROLMENT_MOVES: Mapping[EnrolmentState, frozenset[EnrolmentState]] = {
    EnrolmentState.APPLIED: frozenset({EnrolmentState.WAITING, EnrolmentState.PREPARING, EnrolmentState.LEFT}),
    EnrolmentState.WAITING: frozenset({EnrolmentState.PREPARING, EnrolmentState.LEFT}),
    EnrolmentState.PREPARING: frozenset({EnrolmentState.ACTIVE, EnrolmentState.WAITING, EnrolmentState.LEFT}),
    EnrolmentState.ACTIVE: frozenset({EnrolmentState.LEAVING, EnrolmentState.LEFT}),
    EnrolmentState.LEAVING: frozenset({EnrolmentState.ACTIVE, EnrolmentState.LEFT}),
    EnrolmentState.LEFT: frozenset({EnrolmentState.APPLIED, EnrolmentState.PREPARING, EnrolmentState.WAITING}),
}


def move_group(state: GroupState, to: GroupState) -> GroupState:
    """The new state; ValueError if a group cannot go there from here. An archived one is tested again first."""
    if to not in GROUP_MOVES[state]:
        raise ValueError(f"{state} → {to}")
    return to


def move_enrolment(state: EnrolmentState, to: EnrolmentState) -> EnrolmentState:
    """The new state; ValueError if an enrolment cannot go there from here."""
    if to not in ENROLMENT_MOVES[state]:
        raise ValueError(f"{state} → {to}")
    return to


def needs_agreement(accepted: int | None, current: int) -> bool:
    """Whether a person must be asked (again) because the agreement changed since they accepted it."""
    return accepted is None or accepted < current


def has_room(capacity: int, taken: int) -> bool:
    """Whether there is a free place; preparing and active members take one."""
    return taken < capacity


def next_place(capacity: int, taken: int, waiting: Sequence[int]) -> int | None:
    """Who is offered the next place: the first of ``waiting`` (longest first), or None if there is no room."""
    return waiting[0] if waiting and has_room(capacity, taken) else None
