"""Notes of those who lead a session: the plan before it, what happened, and what they make of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NotePart(StrEnum):
    """What a note is for, in the order in which a session goes."""

    PLAN = "plan"
    NOTES = "notes"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class SessionNote:
    """What one person wrote; ``at`` is when they last changed it (UTC)."""

    part: NotePart
    user_id: int
    words: str
    at: datetime
