"""Changes that members propose to their agreement: put to all by those who lead, adopted when nobody objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST = 600
"""Characters of what a member proposes."""
LONGEST_WORDING = 200
"""Characters of the sentence that is put to the group and stands in the agreement."""


class AmendmentState(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    """Those who lead have not decided yet."""
    PUT = "put"
    """The members are asked."""
    ADOPTED = "adopted"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Voices:
    """What members said: only those who are in the group now are counted."""

    agree: int
    object: int
    members: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposal. ``words`` are the member's, or None once they are erased; ``wording`` is what is put to the group."""

    id: int
    group_id: int
    user_id: int
    state: AmendmentState
    words: str | None
    wording: str | None
    voices: Voices
    at: datetime


def adoptable(voices: Voices) -> bool:
    """Whether it can be adopted: nobody objects, and more than half agree. Who is silent is asked again anyway."""
    return voices.object == 0 and 2 * voices.agree > voices.members


def amended(long: str, wording: str, heading: str) -> str:
    """The long agreement with one sentence more, below ``heading``, which stands there once."""
    text, line = long.rstrip(), f"- {' '.join(wording.split())}"
    return f"{text}\n{line}" if heading in text.splitlines() else f"{text}\n\n{heading}\n{line}"
