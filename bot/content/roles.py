"""What members can be to each other, as a clinician writes it in ``data/roles.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictInt, StringConstraints

from bot.content.check import Entry, References, Sentence, check
from bot.content.document import read_document
from bot.domain.peers import BuddyRole, MentorRole, PeerRoles

Line = Annotated[str, StringConstraints(min_length=3, max_length=150)]
Starter = Annotated[str, StringConstraints(min_length=3, max_length=80)]
Lines = Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
Weeks = Annotated[StrictInt, Field(ge=1, le=52)]


class _Mentor(Entry):
    about: Sentence
    may: Lines
    may_not: Lines
    weeks: Annotated[tuple[Weeks, ...], Field(min_length=1, max_length=5)]
    sources: References


class _Buddy(Entry):
    about: Sentence
    is_not: Sentence
    ideas: Lines


class _Encouragement(Entry):
    starters: Annotated[tuple[Starter, ...], Field(min_length=1, max_length=10)]


class _File(Entry):
    mentor: _Mentor
    buddy: _Buddy
    encouragement: _Encouragement


def load_roles(file: Path) -> PeerRoles:
    """Read the file. Raises ContentError."""
    found = check(_File, read_document(file))
    mentor, buddy = found.mentor, found.buddy
    return PeerRoles(
        MentorRole(mentor.about, mentor.may, mentor.may_not, mentor.weeks),
        BuddyRole(buddy.about, buddy.is_not, buddy.ideas),
        found.encouragement.starters,
    )
