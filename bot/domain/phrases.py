"""Phrases that staff add to the screening of their server or of one group."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.triage import CAME, Kind, Level

PREFIX = "phrase-"
"""How the rule made of a phrase is named; its number follows."""
LEVELS = tuple(level for level in Level if level is not Level.GREEN)
KINDS = tuple(kind for kind in Kind if kind not in CAME)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are looked for, one after the other. Without ``group_id`` in every group of the server."""

    id: int
    text: str
    level: Level
    kind: Kind
    group_id: int | None = None

    @property
    def rule(self) -> str:
        """The name of its rule on a flag."""
        return f"{PREFIX}{self.id}"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a phrase would have found among messages, in counts.

    ``read`` messages were looked at, ``found`` hold the phrase, and of these ``before`` were flagged without it.
    """

    read: int
    found: int
    before: int


def number_of(rule: str) -> int | None:
    """The number of the phrase a rule was made of; None for a rule that ships."""
    rest = rule.removeprefix(PREFIX)
    return int(rest) if rest != rule and rest.isdecimal() else None
