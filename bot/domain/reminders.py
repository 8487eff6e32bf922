"""Reminders: how long before a session they are owed, and until when a late one still says something helpful."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import BadInput

DAY_BEFORE, HOUR_BEFORE, JUST_BEFORE, START = 24 * 60, 60, 10, 0
STAGES = (DAY_BEFORE, HOUR_BEFORE, JUST_BEFORE, START)
"""Minutes before the start, where a group has chosen nothing else; a member may ask for each of them."""
LONGEST, MOST = 7 * 24 * 60, 6
"""The earliest stage a group may choose, in minutes, and how many."""
ON_TIME = timedelta(minutes=2)
"""A reminder that comes later than this says so."""

_RULES = (
    (12 * 60, timedelta(hours=-1)),
    (30, timedelta(minutes=-10)),
    (1, timedelta(minutes=5)),
    (0, timedelta(minutes=10)),
)
"""(from this stage up, counted from the start of the session until when it is sent late): later it is not sent."""
_STAGE = re.compile(r"(?P<number>\d{1,5}) ?(?P<unit>m|min|minutes?|h|hours?|d|days?)")
NO_STAGE = frozenset({"none", "-"})
"""How people write that no stage is meant."""
_UNITS = {"m": 1, "h": 60, "d": 24 * 60}


class ReminderState(StrEnum):
    """WAITING has a due time; MISSED came too late to be of use; WITHHELD met a group that is not open."""

    WAITING = "waiting"
    QUEUED = "queued"
    MISSED = "missed"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"


def stages_left(stages: Iterable[int], starts: datetime, now: datetime) -> list[tuple[int, datetime]]:
    """(stage, due time) of the reminders that are still in the future, the earliest first."""
    found = [(stage, due_at(stage, starts)) for stage in sorted(set(stages), reverse=True)]
    return [(stage, due) for stage, due in found if due > now]


def due_at(stage: int, starts: datetime) -> datetime:
    """When the reminder is owed."""
    return starts - timedelta(minutes=stage)


def still_useful(
    stage: int, starts: datetime, now: datetime, others: Collection[int] = (), *, punctual: bool = False
) -> bool:
    """Whether a reminder says something true and helpful at ``now``, by the rule of its stage.

    One in whose stead a later one of ``others`` is due already is not sent: nobody wants all that piled up. Neither is
    one that comes late where its group wants that stage to be ``punctual``.
    """
    if punctual and is_late(stage, starts, now):
        return False
    if any(other < stage and due_at(other, starts) <= now for other in others):
        return False
    return now <= starts + next(until for least, until in _RULES if stage >= least)


def is_late(stage: int, starts: datetime, now: datetime) -> bool:
    """Whether the reminder must say that it comes late."""
    return now - due_at(stage, starts) > ON_TIME


def read_stages(text: str) -> tuple[int, ...]:
    """Stages as people write them, such as ``24h, 1 h, 10 min, start``; the earliest first.

    Raises BadInput: ``stages-unreadable``, or ``stages-range`` beyond seven days or six stages.
    """
    words = [word.strip() for word in re.split(r"[,;]", text.lower()) if word.strip()]
    found = {_stage(word) for word in words}
    if not found or len(found) > MOST or max(found) > LONGEST:
        raise BadInput("stages-unreadable" if not found else "stages-range", most=MOST, days=LONGEST // (24 * 60))
    return tuple(sorted(found, reverse=True))


def read_punctual(text: str) -> tuple[int, ...]:
    """Stages that are sent on time or not at all, as people write them; ``none`` for no such stage. Raises BadInput."""
    return () if text.strip().lower() in NO_STAGE else read_stages(text)


def _stage(word: str) -> int:
    if word in {"start", "at start", "0"}:
        return START
    found = _STAGE.fullmatch(word)
    if found is None:
        raise BadInput("stages-unreadable")
    return int(found["number"]) * _UNITS[found["unit"][0]]
