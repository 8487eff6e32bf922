"""Worksheets: private forms in pages, filled in step by step, and what was written into one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zlib import crc32

MOST_FIELDS = 4
"""Fields of a page: a form of Discord has room for five, and the first says who reads it."""
LONGEST = 1000
"""Characters of a long answer."""
LONGEST_LINE = 150
"""Characters of a short one."""
TITLE = 60
"""Characters of a sheet's first answer that name it in a list."""


class Ask(StrEnum):
    """What a field asks for."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    RATING = "rating"
    CHOICE = "choice"
    CHOICES = "choices"


class Audience(StrEnum):
    """Who can read a finished sheet besides its writer."""

    NOBODY = "nobody"
    LEADER = "leader"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; ``about`` explains it."""

    key: str
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """One field. ``least`` and ``most`` bound a rating, ``low`` and ``high`` say what its ends mean."""

    key: str
    label: str
    ask: Ask
    hint: str = ""
    required: bool = True
    least: int = 0
    most: int = 100
    low: str = ""
    high: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked at once. ``later`` pages are for another day, such as how an experiment went."""

    title: str
    questions: tuple[Question, ...]
    later: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """A worksheet as a clinician wrote it. ``compare`` names two ratings: before and after."""

    key: str
    title: str
    about: str
    pages: tuple[Page, ...]
    audiences: tuple[Audience, ...] = ()
    release: bool = False
    """Whether it opens for a member only after who leads has released it, with steps agreed between them."""
    compare: tuple[str, str] | None = None
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> int:
        """Stands for the key where only numbers fit."""
        return crc32(self.key.encode())

    def question(self, key: str) -> Question:
        """The field of that key; raises KeyError."""
        return next((one for page in self.pages for one in page.questions if one.key == key), None) or _none(key)


Answers = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a member wrote. ``page`` is how many pages are filled; ``audience`` who can read it beside them."""

    id: int
    group_id: int
    user_id: int
    tool: str
    answers: Answers
    page: int
    begun: datetime
    changed: datetime
    audience: Audience = Audience.NOBODY

    @property
    def title(self) -> str:
        """Its first answer, short."""
        first = next((value for value in self.answers.values() if isinstance(value, str) and value), "")
        flat = " ".join(first.split())
        return flat if len(flat) <= TITLE else f"{flat[: TITLE - 1]}…"


@dataclass(frozen=True, slots=True)
class Change:
    """A rating before and after, of one sheet."""

    at: datetime
    before: int
    after: int


def read_rating(question: Question, written: str) -> int | None:
    """The number in ``written`` (``70``, ``70 %``, ``70/100``), or None if it is none or out of bounds."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*(?:%|/\s*\d+)?\s*", written)
    number = int(found[1]) if found else None
    return number if number is not None and question.least <= number <= question.most else None


def unfit(page: Page, answers: Answers) -> Question | None:
    """The first question of a page that is not answered as it asks; None where all are."""
    for question in page.questions:
        given = answers.get(question.key) or ""
        if question.required and not (given if isinstance(given, list) else given.strip()):
            return question
        if question.ask is Ask.RATING and given and read_rating(question, str(given)) is None:
            return question
        known = {option.key for option in question.options}
        chosen = given if isinstance(given, list) else [given] if given else []
        if known and not known.issuperset(chosen):
            return question
    return None


def kept(page: Page, answers: Answers) -> dict[str, str | list[str]]:
    """What is kept of a page's answers: ratings as plain numbers, nothing that it does not ask for."""
    found: dict[str, str | list[str]] = {}
    for question in page.questions:
        given = answers.get(question.key) or ""
        if question.ask is Ask.RATING and given:
            found[question.key] = str(read_rating(question, str(given)))
        elif isinstance(given, list):
            found[question.key] = list(given)
        else:
            found[question.key] = given.strip()[:LONGEST]
    return found


def words_of(tool: Tool, answers: Answers) -> str:
    """All free words in the answers, for screening."""
    free = (one.key for page in tool.pages for one in page.questions if one.ask in {Ask.LINE, Ask.PARAGRAPH})
    return "\n".join(str(answers[key]) for key in free if answers.get(key))


def changes(tool: Tool, sheets: Sequence[Sheet]) -> list[Change]:
    """How a rating changed in each sheet that has both, oldest first."""
    if tool.compare is None:
        return []
    before, after = tool.compare
    both = [one for one in sheets if one.answers.get(before) and one.answers.get(after)]
    found = [Change(one.begun, int(str(one.answers[before])), int(str(one.answers[after]))) for one in both]
    return sorted(found, key=lambda one: one.at)


def _none(key: str) -> Question:
    raise KeyError(key)
