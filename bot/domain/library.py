"""A group's library: what each thing in it gives, for whom, where from, and when somebody last looked at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

STALE = timedelta(days=365)
"""After this, those who lead are asked whether a thing is still good."""
DRAFT_KEPT = timedelta(days=1)
"""A thing that was begun and not put into the library goes after this."""
PAGE = 5
"""Things on one page of a search."""
MOST_TAGS, LONGEST_TAG, LONGEST_TEXT = 4, 20, 1500
LONGEST_SEARCH = 27
"""Bytes of a search that fit into a button."""


class ResourceKind(StrEnum):
    """What a thing in the library is."""

    SHEET = "sheet"
    STATISTICS = "statistics"
    VIDEO = "video"
    HANDOUT = "handout"
    BOOK = "book"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing. ``gives`` says in a sentence what one gets from it; it has a ``link``, words of its own, or both."""

    id: int
    group_id: int
    kind: ResourceKind
    title: str
    gives: str
    link: str
    text: str
    tags: tuple[str, ...]
    audience: str
    source: str
    shown: bool
    checked_at: datetime

    def fresh(self, now: datetime) -> bool:
        """Whether somebody has looked at it within a year."""
        return now - self.checked_at < STALE


@dataclass(frozen=True, slots=True)
class Page:
    """Part of what was found; pages count from 0."""

    found: tuple[Resource, ...]
    number: int
    pages: int
    total: int


def tags_of(written: str) -> tuple[str, ...]:
    """Tags as somebody wrote them, with commas between: small letters, none twice, as many as a post can carry."""
    whole = (" ".join(one.replace("#", " ").split()).lower()[:LONGEST_TAG].strip() for one in written.split(","))
    return tuple(dict.fromkeys(one for one in whole if one))[:MOST_TAGS]


def matches(one: Resource, search: str) -> bool:
    """Whether every word of the search is somewhere in a thing; ``#`` and a tag asks for exactly that tag."""
    words, mark, tag = search.casefold().partition("#")
    if mark and tag.strip() not in one.tags:
        return False
    within = " ".join([one.title, one.gives, one.text, one.source, one.audience, *one.tags]).casefold()
    return all(word in within for word in words.split())


def page_of(things: Iterable[Resource], search: str, number: int) -> Page:
    """The page of that number, or the last one there is; by title."""
    found = sorted((one for one in things if matches(one, search)), key=lambda one: (one.title.casefold(), one.id))
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(number, 0), pages - 1)
    return Page(tuple(found[number * PAGE : (number + 1) * PAGE]), number, pages, len(found))


def packed(search: str) -> int:
    """A search as a number, for a button; what does not fit is cut off."""
    return int.from_bytes(b"\x01" + search.encode()[:LONGEST_SEARCH], "big")


def unpacked(number: int) -> str:
    """The search that was packed; a letter that was cut through is left out."""
    whole = number.to_bytes(max(1, -(-number.bit_length() // 8)), "big")
    return whole[1:].decode(errors="ignore")


def all_tags(things: Sequence[Resource]) -> tuple[str, ...]:
    """Every tag in use, in alphabetical order."""
    return tuple(sorted({tag for one in things for tag in one.tags}))
