"""A session as it goes on: the agenda step by step, and a round in which everybody may speak and nobody must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

MORE = timedelta(minutes=5)
"""What a press adds to a part of the agenda."""


class Turn(StrEnum):
    """Where somebody is in a round."""

    WAITING = "waiting"
    DONE = "done"
    PASSED = "passed"
    LEFT = "left"
    """Not in this round; it is not asked why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place in a round; the lowest ``place`` that waits has the word."""

    user_id: int
    place: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class Floor:
    """A session that goes on. ``item`` counts the agenda from 0; ``until`` is when its time is up."""

    session_id: int
    group_id: int
    item: int
    until: datetime
    ended: bool
    round: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the agenda."""

    title: str
    minutes: int


def begin_part(agenda: Sequence[Part], item: int, now: datetime) -> datetime:
    """When the time of a part that begins now is up."""
    return now + timedelta(minutes=agenda[item].minutes)


def speaking(places: Sequence[Place]) -> Place | None:
    """Who has the word; None when the round is over."""
    return min((one for one in places if one.turn is Turn.WAITING), key=lambda one: one.place, default=None)


def waiting(places: Sequence[Place]) -> list[Place]:
    """Who comes after whoever has the word, in order."""
    return sorted((one for one in places if one.turn is Turn.WAITING), key=lambda one: one.place)[1:]


def turned(places: Sequence[Place], user_id: int, turn: Turn) -> list[Place]:
    """The round after somebody is done, has passed or leaves it; who is not in it changes nothing."""
    return [replace(one, turn=turn) if one.user_id == user_id else one for one in places]


def put_off(places: Sequence[Place], user_id: int) -> list[Place]:
    """The round after somebody lets the others go first."""
    last = max((one.place for one in places), default=0)
    return [replace(one, place=last + 1) if one.user_id == user_id else one for one in places]


def joined(places: Sequence[Place], user_id: int) -> list[Place]:
    """The round with somebody who comes late, or back, at its end."""
    others = [one for one in places if one.user_id != user_id]
    last = max((one.place for one in others), default=0)
    return [*others, Place(user_id, last + 1, Turn.WAITING)]
