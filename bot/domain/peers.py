"""What members can be to each other, as a clinic has written it down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MentorRole:
    """What a peer mentor is here for; ``weeks`` are the terms that those who lead can agree to."""

    about: str
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    weeks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BuddyRole:
    """What a buddy is, and is not; one of ``ideas`` comes with each nudge."""

    about: str
    is_not: str
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeerRoles:
    """All of them, and how a word of encouragement can begin."""

    mentor: MentorRole
    buddy: BuddyRole
    starters: tuple[str, ...]
