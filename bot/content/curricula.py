"""Courses as a clinician writes them: ``data/curricula/<course>/course.toml`` and one file for each module."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictInt, StringConstraints, ValidationInfo, field_validator, model_validator

from bot.content.check import Address, Entry, Sentence, Short, check
from bot.content.document import Document, read_document
from bot.domain.courses import ROOM, CheckQuestion, Course, Fact, Material, MaterialKind, Module, Origin, Part, length
from bot.errors import ContentError

_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
_FILE = re.compile(r"(\d\d)-([a-z][a-z0-9_]{1,39})")
Text = Annotated[str, StringConstraints(min_length=1, max_length=900)]
Answer = Annotated[str, StringConstraints(min_length=1, max_length=95)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=30)]


class _Origin(Entry):
    key: Name
    name: Sentence
    url: Address | None = None


class _Fact(Entry):
    text: Sentence
    source: Name


class _Material(Entry):
    kind: MaterialKind
    title: Short
    about: Sentence
    url: Address | None = None


class _Part(Entry):
    title: Short
    text: Text


class _Question(Entry):
    ask: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    answers: Annotated[tuple[Answer, ...], Field(min_length=2, max_length=5)]
    right: Annotated[StrictInt, Field(ge=1, le=5)]
    why: Sentence

    @model_validator(mode="after")
    def _right_exists(self) -> _Question:
        if self.right > len(self.answers):
            raise ValueError(f"right counts the answers from 1, and there are {len(self.answers)}")
        if len(set(self.answers)) < len(self.answers):
            raise ValueError("two answers are the same")
        return self


class _ModuleFile(Entry):
    title: Short
    tag: Annotated[str, StringConstraints(max_length=20)] = ""
    goals: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=5)]
    practice: Sentence
    sources: Annotated[tuple[_Origin, ...], Field(min_length=1, max_length=8)]
    parts: Annotated[tuple[_Part, ...], Field(min_length=1, max_length=5)]
    facts: Annotated[tuple[_Fact, ...], Field(min_length=1, max_length=8)]
    materials: Annotated[tuple[_Material, ...], Field(max_length=6)] = ()
    questions: Annotated[tuple[_Question, ...], Field(min_length=3, max_length=5)]

    @field_validator("facts")
    @classmethod
    def _sourced(cls, facts: tuple[_Fact, ...], info: ValidationInfo) -> tuple[_Fact, ...]:
        known = {one.key for one in info.data.get("sources", ())}
        for one in facts:
            if known and one.source not in known:
                raise ValueError(
                    f"source {one.source!r} is not among the sources; there are {', '.join(sorted(known))}"
                )
        return facts


class _CourseFile(Entry):
    title: Short
    about: Sentence


def load_curricula(folder: Path) -> dict[str, Course]:
    """Every course by its key, in alphabetical order. Raises ContentError, which names file, line and field."""
    return {place.name: _load_course(place) for place in sorted(folder.glob("*")) if place.is_dir()}


def _load_course(place: Path) -> Course:
    if not _KEY.fullmatch(place.name):
        raise ContentError(str(place), None, "folder", "name it with small letters, digits and underscores")
    about = check(_CourseFile, read_document(place / "course.toml"))
    files = sorted(file for file in place.glob("*.toml") if file.name != "course.toml")
    if not files:
        raise ContentError(str(place), None, "folder", "add a file for at least one module, such as 01-begin.toml")
    modules = tuple(_load_module(file) for file in files)
    if len({one.key for one in modules}) < len(modules):
        raise ContentError(str(place), None, "folder", "give every module a name of its own after the number")
    return Course(place.name, about.title, about.about, modules)


def _load_module(file: Path) -> Module:
    named = _FILE.fullmatch(file.stem)
    if named is None:
        raise ContentError(
            str(file), None, "file", "name it with two digits, a hyphen and a word, such as 01-begin.toml"
        )
    document = read_document(file)
    module = _module(named[2], check(_ModuleFile, document))
    _fits(document, module)
    return module


def _module(key: str, found: _ModuleFile) -> Module:
    return Module(
        key,
        found.title,
        found.goals,
        tuple(Part(one.title, one.text) for one in found.parts),
        tuple(Fact(one.text, one.source) for one in found.facts),
        tuple(Material(one.kind, one.title, one.about, one.url or "") for one in found.materials),
        found.practice,
        tuple(CheckQuestion(one.ask, one.answers, one.right - 1, one.why) for one in found.questions),
        tuple(Origin(one.key, one.name, one.url or "") for one in found.sources),
        found.tag,
    )


def _fits(document: Document, module: Module) -> None:
    """A module is read as one card."""
    if length(module) > ROOM:
        long = length(module) - ROOM
        raise document.problem(
            ("parts",), f"the module is {long} characters too long to be read in one card; shorten it"
        )
