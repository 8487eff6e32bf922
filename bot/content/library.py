"""Starter entries of libraries as a clinician writes them in ``data/library/<topic>.toml``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from zlib import crc32

from pydantic import Field, StringConstraints, model_validator

from bot.content.check import Address, Entry, Sentence, Short, check
from bot.content.document import read_document
from bot.domain.library import LONGEST_TAG, LONGEST_TEXT, MOST_TAGS, ResourceKind
from bot.errors import ContentError

_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
Tag = Annotated[str, StringConstraints(min_length=2, max_length=LONGEST_TAG, pattern=r"^[a-z][a-z ]*$")]


class _Entry(Entry):
    key: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    kind: ResourceKind
    title: Short
    gives: Sentence
    link: Address | None = None
    text: Annotated[str, StringConstraints(max_length=LONGEST_TEXT)] = ""
    tags: Annotated[tuple[Tag, ...], Field(min_length=1, max_length=MOST_TAGS)]
    audience: Short
    source: Sentence

    @model_validator(mode="after")
    def _has_something(self) -> _Entry:
        if not self.link and not self.text:
            raise ValueError(f"{self.key} has neither a link nor a text; give it one")
        return self


class _File(Entry):
    title: Short
    kinds: Annotated[tuple[str, ...], Field(min_length=1)]
    entries: Annotated[tuple[_Entry, ...], Field(min_length=1, max_length=25)]

    @model_validator(mode="after")
    def _keys_differ(self) -> _File:
        keys = [one.key for one in self.entries]
        for one in keys:
            if keys.count(one) > 1:
                raise ValueError(f"two entries have the key {one!r}; give each its own")
        return self


@dataclass(frozen=True, slots=True)
class StarterEntry:
    """An entry that a facilitator can take over; ``key`` is topic and entry, ``kinds`` the groups it is meant for."""

    key: str
    topic: str
    kinds: tuple[str, ...]
    kind: ResourceKind
    title: str
    gives: str
    link: str
    text: str
    tags: tuple[str, ...]
    audience: str
    source: str

    @property
    def number(self) -> int:
        """Stands for the key where only numbers fit."""
        return crc32(self.key.encode())


def load_library(folder: Path, kinds: Collection[str]) -> dict[str, StarterEntry]:
    """Every starter entry by its key. ``kinds`` are the kinds of group there are. Raises ContentError."""
    return {one.key: one for file in sorted(folder.glob("*.toml")) for one in _load_one(file, kinds)}


def _load_one(file: Path, kinds: Collection[str]) -> list[StarterEntry]:
    if not _KEY.fullmatch(file.stem):
        raise ContentError(str(file), None, "file", "name it with small letters, digits and underscores")
    document = read_document(file)
    found = check(_File, document)
    for kind in found.kinds:
        if kind not in kinds:
            raise document.problem(("kinds",), f"there is no kind of group {kind!r}; there are {', '.join(kinds)}")
    return [
        StarterEntry(
            f"{file.stem}/{one.key}",
            found.title,
            found.kinds,
            one.kind,
            one.title,
            one.gives,
            one.link or "",
            one.text,
            one.tags,
            one.audience,
            one.source,
        )
        for one in found.entries
    ]
