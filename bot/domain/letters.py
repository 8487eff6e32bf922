"""Private words of somebody who leads to one member, who may answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LONGEST = 1500
"""Characters of such words: they fit a card together with an answer."""
LONGEST_ANSWER = 1000


@dataclass(frozen=True, slots=True)
class Letter:
    """As the two it is between read it; ``author_id`` is None once whoever wrote it was erased."""

    id: int
    group_id: int
    user_id: int
    author_id: int | None
    words: str
    answer: str | None
    at: datetime
