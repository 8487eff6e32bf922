"""What members are offered at the beginning and at the end of a group, as ``data/group_life.toml`` says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.content.check import Entry, References, check
from bot.content.document import read_document

Line = Annotated[str, StringConstraints(min_length=3, max_length=160)]


class GroupLife(Entry):
    """Questions to get to know each other, steps after the group, and how to keep in touch."""

    icebreakers: Annotated[tuple[Line, ...], Field(min_length=3, max_length=30)]
    next_steps: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    in_touch: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    sources: References


def load_group_life(file: Path) -> GroupLife:
    """Read the file. Raises ContentError."""
    return check(GroupLife, read_document(file))
