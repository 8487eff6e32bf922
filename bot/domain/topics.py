"""Topics of the week: one at a time, set by those who lead, proposed by members, or one that the group begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_TITLE, LONGEST = 60, 600
"""Characters of a topic's title, and of what opens it."""
LATEST = timedelta(days=2)
"""A topic that could not be shown in time is still shown within this."""


class TopicState(StrEnum):
    """Proposed by a member → waiting for its week → shown."""

    PROPOSED = "proposed"
    WAITING = "waiting"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Starter:
    """A topic that groups begin with."""

    key: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a group; ``user_id`` is who wrote it, None for one that groups begin with."""

    id: int
    group_id: int
    user_id: int | None
    title: str
    about: str
    state: TopicState


@dataclass(frozen=True, slots=True)
class TopicPlan:
    """What is to come: ``next_at`` is when (UTC) the next is shown by itself, None if never.

    ``following`` is the title of the starter that is shown when nothing waits.
    """

    next_at: datetime | None
    waiting: tuple[Topic, ...]
    proposed: tuple[Topic, ...]
    following: str


def next_starter(starters: Sequence[str], shown: Sequence[str]) -> str | None:
    """The first of ``starters`` never shown; else the one shown the longest ago (``shown`` is oldest first)."""
    last = {key: place for place, key in enumerate(shown)}
    return min(starters, key=lambda key: last.get(key, -1), default=None)
