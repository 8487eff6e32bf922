"""Topics of the week that groups begin with, as a clinician writes them in ``data/topics.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from bot.content.check import Entry, Sentence, check
from bot.content.document import read_document
from bot.domain.topics import Starter


class _Topic(Entry):
    key: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    title: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    about: Sentence


class _File(Entry):
    topics: Annotated[tuple[_Topic, ...], Field(min_length=1)]

    @field_validator("topics")
    @classmethod
    def _keys_differ(cls, topics: tuple[_Topic, ...]) -> tuple[_Topic, ...]:
        if len({one.key for one in topics}) < len(topics):
            raise ValueError("give every topic a key of its own")
        return topics


def load_topics(file: Path) -> dict[str, Starter]:
    """Every topic by its key, in the order of the file. Raises ContentError."""
    found = check(_File, read_document(file))
    return {one.key: Starter(one.key, one.title, one.about) for one in found.topics}
