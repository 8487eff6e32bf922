"""Courses: modules with goals, what is known and where from, materials, and a short check of understanding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ROOM = 3400
"""Characters of a module as it is read; a card of Discord has room for 4,000, headings and buttons included."""


class MaterialKind(StrEnum):
    """What a material is."""

    SHEET = "sheet"
    VIDEO = "video"
    HANDOUT = "handout"
    BOOK = "book"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where facts come from."""

    key: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known; ``source`` is the key of its origin."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Material:
    """Something to read, watch, use, or somebody to listen to."""

    kind: MaterialKind
    title: str
    about: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text under a heading."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """One question; ``right`` counts its one right answer from 0, ``why`` explains it."""

    ask: str
    answers: tuple[str, ...]
    right: int
    why: str


@dataclass(frozen=True, slots=True)
class Module:
    """One step of a course. ``tag`` is the forum's tag for it, ``practice`` something small to try."""

    key: str
    title: str
    goals: tuple[str, ...]
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    materials: tuple[Material, ...]
    practice: str
    questions: tuple[CheckQuestion, ...]
    origins: tuple[Origin, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Modules in their order."""

    key: str
    title: str
    about: str
    modules: tuple[Module, ...]

    def module(self, key: str) -> Module | None:
        """The module of that key; None where a clinic has taken it away."""
        return next((one for one in self.modules if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Step:
    """A module of a group's course, as it stands. ``due_at`` is when it will be released, ``session_id`` with what.

    ``seen`` and ``understood`` are user ids.
    """

    id: int
    group_id: int
    number: int
    module: Module
    released_at: datetime | None = None
    due_at: datetime | None = None
    session_id: int | None = None
    seen: tuple[int, ...] = ()
    understood: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """A member's way through a check: ``at`` is the question (from 0), ``right`` has a bit for each right answer.

    It lives in the buttons alone, so that nobody can look up who answered what.
    """

    at: int = 0
    right: int = 0

    def answer(self, question: CheckQuestion, chosen: int) -> Round:
        """The round after this answer, still at the same question."""
        bit = 1 << self.at
        return Round(self.at, self.right | bit if chosen == question.right else self.right & ~bit)

    def onward(self) -> Round:
        """At the next question."""
        return Round(self.at + 1, self.right)

    def over(self, module: Module) -> bool:
        """Whether no question is left."""
        return self.at >= len(module.questions)

    def count(self, module: Module) -> int:
        """How many answers were right."""
        return sum(bool(self.right >> number & 1) for number in range(len(module.questions)))

    def understood(self, module: Module) -> bool:
        """Whether all were right in one round."""
        return self.over(module) and self.count(module) == len(module.questions)


def length(module: Module) -> int:
    """Characters of a module as it is read, headings included."""
    parts = [module.title, *module.goals, module.practice]
    parts += [text for one in module.parts for text in (one.title, one.text)]
    parts += [one.text for one in module.facts]
    parts += [text for one in module.materials for text in (one.title, one.about, one.url)]
    parts += [text for one in module.origins for text in (one.name, one.url)]
    return sum(len(one) + 12 for one in parts)


def next_step(steps: Sequence[Step]) -> Step | None:
    """The first module that is neither out nor planned."""
    return next((one for one in steps if one.released_at is None and one.due_at is None), None)
