"""The authored messages that are most like a text, so that a professional sees what screening was thinking of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from bot.domain.triage import Level
from bot.screening.evaluating import Labelled, read_labelled
from bot.screening.folding import Folder

SHOWN = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Example:
    """A message that was written for screening, by an imagined voice."""

    text: str
    level: Level


class Nearest:
    """Compares words by how rare they are among the examples (cosine of inverse document frequencies)."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self._examples = tuple(examples)
        self._folder = Folder()
        bags = [self._words(one.text) for one in self._examples]
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, bag in enumerate(bags):
            for word in bag:
                self._where[word].append(number)
        self._norms = [sqrt(sum(self._weight(word) ** 2 for word in bag)) or 1.0 for bag in bags]

    def _words(self, text: str) -> set[str]:
        return set(_WORD.findall(self._folder.fold(text[:_LONGEST]).text.replace("'", "")))

    def _weight(self, word: str) -> float:
        return log((1 + len(self._examples)) / (1 + len(self._where.get(word, ()))))

    def find(self, text: str, level: Level, most: int = SHOWN) -> list[Example]:
        """The most alike ones, best first; fewer where nothing is alike.

        Only what is of ``level`` or next to it: a denial beside a crisis would say the opposite of why it was flagged.
        """
        likeness: dict[int, float] = defaultdict(float)
        for word in self._words(text):
            for number in self._where.get(word, ()):
                likeness[number] += self._weight(word) ** 2
        near = [number for number in likeness if abs(self._examples[number].level - level) <= 1]
        best = sorted(near, key=lambda number: (-likeness[number] / self._norms[number], number))
        return [self._examples[number] for number in best[:most]]


def load_examples(folder: Path) -> Nearest:
    """Every message of the voices under ``folder``; none where there are none."""
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            read = [one for one in read_labelled(lines) if isinstance(one, Labelled)]
        found += [Example(one.text, one.level) for one in read if one.level is not None]
    return Nearest(found)
