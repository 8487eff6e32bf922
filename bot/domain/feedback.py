"""Feedback between members: only where both sides have asked for it, and read first by whoever leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = 600
"""Characters of each part of a feedback: three of them fit a card."""
LONGEST_ANSWER = 1000
"""Characters of an answer, or of a word with which a feedback is returned."""
LASTS = timedelta(days=14)
"""A round ends by itself after this."""


class PlaceState(StrEnum):
    """Where a member stands with a round. Nobody is in unless they said so themselves."""

    INVITED = "invited"
    IN = "in"
    OUT = "out"


class FeedbackState(StrEnum):
    """Written → waiting for those who lead → returned to its writer, or released to the person it is for."""

    WAITING = "waiting"
    RETURNED = "returned"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Place:
    """A member's place in a round."""

    id: int
    user_id: int
    state: PlaceState


@dataclass(frozen=True, slots=True)
class FeedbackRound:
    """A round: between two members (``pair``), or for whoever of the group wants to take part. ``until`` is UTC."""

    id: int
    group_id: int
    by_id: int | None
    pair: bool
    open: bool
    until: datetime
    places: tuple[Place, ...]

    def place_of(self, user_id: int) -> Place | None:
        """The place of a person, whatever they said; None if they have none."""
        return next((one for one in self.places if one.user_id == user_id), None)

    def partners(self, user_id: int) -> tuple[Place, ...]:
        """To whom this person can give feedback, and who can give it to them: both have said yes."""
        return partners(self.places, user_id) if self.open else ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a feedback consists of; the wish may be empty."""

    saw: str
    felt: str
    wish: str = ""

    @property
    def whole(self) -> str:
        """All of it, as it is screened."""
        return "\n".join(part for part in (self.saw, self.felt, self.wish) if part)


@dataclass(frozen=True, slots=True)
class Feedback:
    """A feedback as those who may read it do. ``note`` is the word with which it was returned."""

    id: int
    group_id: int
    round_id: int
    giver_id: int
    receiver_id: int
    said: Said
    state: FeedbackState
    note: str | None
    answer: str | None
    thanked: bool
    shareable: bool
    shared: bool
    at: datetime


def partners(places: Sequence[Place], user_id: int) -> tuple[Place, ...]:
    """The others who are in, for somebody who is in; nobody otherwise."""
    here = [one for one in places if one.state is PlaceState.IN]
    if all(one.user_id != user_id for one in here):
        return ()
    return tuple(one for one in here if one.user_id != user_id)


def begins(places: Sequence[Place]) -> bool:
    """Whether everybody who was invited to a pair said yes."""
    return bool(places) and all(one.state is PlaceState.IN for one in places)
