"""A message that stands already, put behind a content note by its writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

LONGEST = 3000
"""Characters that fit a card, with the marks that cover each line."""
SOON, RETRY, GIVE_UP = timedelta(seconds=2), timedelta(minutes=5), timedelta(days=1)
"""When the original is removed once its cover stands, how often that is tried again, and for how long."""


class Topic(StrEnum):
    """What a content note names: enough to choose whether to read on, and nothing of the words."""

    DEATH = "death"
    HARM = "harm"
    VIOLENCE = "violence"
    EATING = "eating"
    SUBSTANCES = "substances"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cover:
    """A covered message as the group sees it."""

    id: int
    user_id: int
    topic: Topic
    words: str
