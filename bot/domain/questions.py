"""Ask anything: questions whose askers nobody sees, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST = 1000
"""Characters of a question."""
LONGEST_ANSWER = 1800
"""Characters of an answer, or of the reason why there is none."""


class QuestionState(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    WRITTEN = "written"
    """Answered in the group's channel."""
    SESSION = "session"
    """Answered in a session."""
    ASIDE = "aside"
    """Put aside with a reason, which the asker sees."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it may be shown: nothing in it says who asked. ``answer`` is the answer, or the reason for none."""

    id: int
    group_id: int
    words: str
    state: QuestionState
    answer: str | None
