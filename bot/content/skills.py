"""Skills as a clinician writes them in ``data/skills/<key>.toml``: one at a time, in short steps."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from zlib import crc32

from pydantic import Field, StringConstraints

from bot.content.check import Entry, References, Sentence, check
from bot.content.document import read_document
from bot.errors import ContentError

_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
Step = Annotated[str, StringConstraints(min_length=3, max_length=120)]


class Roles(Entry):
    """What each in a rehearsal does; in a pair nobody observes."""

    practises: Sentence
    partner: Sentence
    observer: Sentence


class _File(Entry):
    title: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    when: Sentence
    example: Sentence
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=7)]
    roles: Roles
    sources: References


class Skill(_File):
    """A skill; ``key`` is its file's name."""

    key: str

    @property
    def number(self) -> int:
        """Stands for the key where only numbers fit."""
        return crc32(self.key.encode())


def load_skills(folder: Path) -> dict[str, Skill]:
    """Every skill by its key, in alphabetical order. Raises ContentError."""
    found = {}
    for file in sorted(folder.glob("*.toml")):
        if not _KEY.fullmatch(file.stem):
            raise ContentError(str(file), None, "file", "name it with small letters, digits and underscores")
        found[file.stem] = Skill(key=file.stem, **dict(check(_File, read_document(file))))
    return found
