"""Thanks in words, from one member to another: not counted, not compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LONGEST = 600
"""Characters of a thanks."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """As the two it is between read it. ``shareable``: whoever wrote it agreed that the group may see it."""

    id: int
    group_id: int
    user_id: int
    receiver_id: int
    words: str
    shareable: bool
    shared: bool
    at: datetime
