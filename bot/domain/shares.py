"""A share: what a member tells the group, with what they hope for, so that those who reply know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = 1500
"""Characters of a share: it must fit a card together with its note."""
LONGEST_NOTE = 80
"""Characters of a content note."""
UNANSWERED = timedelta(hours=12)
"""A share without a reply for so long is shown to those who lead."""


class Hope(StrEnum):
    """What a member hopes for when they share. It asks of nobody to give it."""

    HEARD = "heard"
    IDEAS = "ideas"
    ENCOURAGEMENT = "encouragement"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Share:
    """A share as the group sees it. ``note`` is a content note; with one, the words are covered until pressed."""

    id: int
    group_id: int
    user_id: int
    hope: Hope
    words: str
    note: str
    at: datetime
    answered: bool
    place: tuple[int, int] | None = None
    """(channel id, message id) where it stands, as far as it has been sent."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What became of something that was to be shared: ``public`` is False where a professional sees it first."""

    public: bool
    called: bool
    country: str


def covered(words: str) -> str:
    """The words behind Discord's spoiler marks, line by line; marks of the writer's own cannot open them."""
    plain = words.replace("||", "")
    return "\n".join(f"||{line}||" if line.strip() else line for line in plain.splitlines())
