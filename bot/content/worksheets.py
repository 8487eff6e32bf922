"""Worksheets as a clinician writes them in ``data/worksheets/<key>.toml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StringConstraints, ValidationInfo, field_validator, model_validator

from bot.content.check import Entry, References, Sentence, check
from bot.content.document import read_document
from bot.domain.worksheets import MOST_FIELDS, Ask, Audience, Option, Page, Question, Tool
from bot.errors import ContentError

_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=45)]
Hint = Annotated[str, StringConstraints(max_length=100)]


class _Option(Entry):
    key: Name
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    about: Hint = ""


class _Question(Entry):
    key: Name
    label: Label
    ask: Ask
    hint: Hint = ""
    required: StrictBool = True
    least: Annotated[StrictInt, Field(ge=0, le=1000)] = 0
    most: Annotated[StrictInt, Field(ge=1, le=1000)] = 100
    low: Annotated[str, StringConstraints(max_length=30)] = ""
    high: Annotated[str, StringConstraints(max_length=30)] = ""
    options: Annotated[tuple[_Option, ...], Field(max_length=25)] = ()

    @model_validator(mode="after")
    def _whole(self) -> _Question:
        chooses = self.ask in {Ask.CHOICE, Ask.CHOICES}
        if chooses and len(self.options) < 2:
            raise ValueError(f"{self.key} asks to choose: write at least two options")
        if self.ask is Ask.RATING and not (self.low and self.high):
            raise ValueError(f"{self.key} is a rating: say with low and high what its ends mean")
        return self

    def question(self) -> Question:
        """As the rules know it."""
        options = tuple(Option(one.key, one.label, one.about) for one in self.options)
        bounds = {"least": self.least, "most": self.most, "low": self.low, "high": self.high}
        return Question(self.key, self.label, self.ask, self.hint, self.required, options=options, **bounds)  # type: ignore[arg-type]


class _Page(Entry):
    title: Label
    fields: Annotated[tuple[_Question, ...], Field(min_length=1, max_length=MOST_FIELDS)]
    later: StrictBool = False


class _File(Entry):
    title: Label
    about: Sentence
    shared_with: tuple[Literal[Audience.LEADER, Audience.GROUP], ...] = ()
    release: StrictBool = False
    compare: Annotated[tuple[Name, ...], Field(max_length=2)] = ()
    pages: Annotated[tuple[_Page, ...], Field(min_length=1, max_length=6)]
    sources: References

    @field_validator("pages")
    @classmethod
    def _keys_differ(cls, pages: tuple[_Page, ...], info: ValidationInfo) -> tuple[_Page, ...]:
        asked = [one for page in pages for one in page.fields]
        if len({one.key for one in asked}) < len(asked):
            raise ValueError("give every field a key of its own")
        ratings = {one.key for one in asked if one.ask is Ask.RATING}
        compare = info.data.get("compare") or ()
        if len(compare) not in {0, 2} or not ratings.issuperset(compare):
            raise ValueError("compare names two ratings of this file: before and after")
        return pages


def load_worksheets(folder: Path) -> dict[str, Tool]:
    """Every worksheet by its key, in alphabetical order. Raises ContentError."""
    return {file.stem: _load_one(file) for file in sorted(folder.glob("*.toml"))}


def check_tools(folder: Path, kinds: dict[str, tuple[str, ...]], tools: dict[str, Tool]) -> None:
    """Every tool that a kind of group offers exists. Raises ContentError, which names file, line and field."""
    for kind, wanted in kinds.items():
        for key in wanted:
            if key not in tools:
                document = read_document(folder / kind / "type.toml")
                raise document.problem(("tools",), f"there is no data/worksheets/{key}.toml")


def _load_one(file: Path) -> Tool:
    if not _KEY.fullmatch(file.stem):
        raise ContentError(str(file), None, "file", "name it with small letters, digits and underscores")
    found = check(_File, read_document(file))
    pages = tuple(Page(one.title, tuple(q.question() for q in one.fields), one.later) for one in found.pages)
    compare = (found.compare[0], found.compare[1]) if found.compare else None
    sources = tuple((one.name, one.url or "") for one in found.sources)
    return Tool(file.stem, found.title, found.about, pages, found.shared_with, found.release, compare, sources)
