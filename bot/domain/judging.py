"""Professionals say whether a level was right; what they say is counted by rule and kind, and hints at changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.triage import Kind, Level

FEWEST = 5
"""Fewer opinions are no ground for a suggestion."""
MANY_WRONG = 0.5


class Opinion(StrEnum):
    """What a professional thought of the level."""

    RIGHT = "right"
    HIGH = "high"
    LOW = "low"


class Suggestion(StrEnum):
    """What the opinions hint at; people decide."""

    LOWER = "lower"
    """Most alerts of it were too high: give it a lower level, or more exceptions."""
    RAISE = "raise"
    """Most alerts of it were too low: give it a higher level."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An opinion about one flag."""

    opinion: Opinion
    level: Level
    kinds: frozenset[Kind]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the monthly table: a rule or kind, how often it alerted, and what was thought of it."""

    name: str
    alerts: int
    right: int
    high: int
    low: int

    @property
    def judged(self) -> int:
        """How many opinions there are."""
        return self.right + self.high + self.low

    @property
    def confirmed(self) -> float | None:
        """The share whose level was right or too low: somebody had to look. None without opinions."""
        return (self.right + self.low) / self.judged if self.judged else None

    @property
    def suggestion(self) -> Suggestion | None:
        """What to think about."""
        if self.judged < FEWEST:
            return None
        if self.high / self.judged > MANY_WRONG:
            return Suggestion.LOWER
        return Suggestion.RAISE if self.low / self.judged > MANY_WRONG else None


def tabled(alerts: Iterable[Sequence[str]], opinions: Iterable[tuple[Opinion, Sequence[str]]]) -> list[Row]:
    """Rows by name, the most frequent first. ``alerts`` are the names of each flag."""
    counted = Counter(name for names in alerts for name in names)
    thought: Counter[tuple[str, Opinion]] = Counter((name, opinion) for opinion, names in opinions for name in names)
    names = sorted({*counted, *(name for name, _ in thought)}, key=lambda name: (-counted[name], name))
    return [Row(name, counted[name], *(thought[name, opinion] for opinion in Opinion)) for name in names]
