"""What clinicians write: rules that find, and exceptions that lower."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.triage import Kind, Level
from bot.screening.pattern import Node


class Reach(StrEnum):
    """How near an exception must stand to what it lowers.

    ``BEFORE``: it begins before the hit, and reaches it or stops a few words short of it.
    """

    OVER = "over"
    BEFORE = "before"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to look at a message. ``floor`` is the level under which no exception takes it."""

    id: str
    kind: Kind
    level: Level
    floor: Level
    why: str
    patterns: tuple[Node, ...]
    must: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lowering:
    """One exception: hits of ``kinds`` in its reach count as at most ``to``, and never less than their own floor.

    ``within`` bounds how many words may stand between it and a hit that it stands before. Hits above ``up_to`` are
    left as they are: what may happen today outweighs what the sentence is about.
    """

    id: str
    to: Level
    up_to: Level
    reach: Reach
    within: int
    kinds: frozenset[Kind]
    why: str
    patterns: tuple[Node, ...]
    must: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything in the folder, checked.

    ``guarded`` words are looked for in disguise; ``known`` words are never taken for a misspelling; ``common`` words
    are in every other message; ``turns`` (but, however) begin a new clause.
    """

    rules: tuple[Rule, ...]
    lowerings: tuple[Lowering, ...]
    guarded: frozenset[str]
    known: frozenset[str]
    common: frozenset[str]
    turns: frozenset[str]
