"""Recovery stories: a member writes one for themselves first, hands it in, and can take it back whatever became of it.

States: DRAFT → SENT → SHOWN, or SENT → ASKED (changes are asked for) or DECLINED; withdrawing makes a DRAFT of any.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST, LONGEST_TITLE, LONGEST_NOTE, LONGEST_ANSWER = 3000, 80, 80, 600


class StoryState(StrEnum):
    """Where a story stands."""

    DRAFT = "draft"
    SENT = "sent"
    ASKED = "asked"
    DECLINED = "declined"
    SHOWN = "shown"


class StoryPlace(StrEnum):
    """Where its writer agreed that it may be shown: a role of the group's channels."""

    TALK = "talk"
    RESOURCES = "resources"


CHANGEABLE = (StoryState.DRAFT, StoryState.ASKED, StoryState.DECLINED)
"""Only what nobody else reads at the moment can be written on."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story. ``answer`` is what those who lead wrote about it, ``note`` its content note once it is shown."""

    id: int
    group_id: int
    user_id: int
    title: str
    words: str
    place: StoryPlace
    state: StoryState
    answer: str
    note: str
