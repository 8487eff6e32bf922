"""Folds what is drawn alike into one spelling, and remembers where every character came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.screening.confusables import BLANKS, CONFUSABLES, LETTER_RUNS

_MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is lower case; ``origins[i]`` is the offset in the original of the character at ``i``."""

    text: str
    origins: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` (not empty) stands in the original."""
        return self.origins[start], self.origins[end - 1] + 1


class Folder:
    """Folds text in one pass; what it learnt about single characters is kept, never what members wrote."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def fold(self, text: str) -> Folded:
        """The same work for every character. Plain ASCII needs none of it."""
        if text.isascii():
            return Folded(text.lower(), range(len(text)))
        known, letters, origins = self._known, [], []
        for offset, character in enumerate(text):
            folded = known.get(character)
            if folded is None:
                folded = fold_character(character)
                if len(known) < _MOST_KNOWN:
                    known[character] = folded
            letters.append(folded)
            origins.extend([offset] * len(folded))
        return Folded("".join(letters), origins)


def fold_character(character: str) -> str:
    """Lower case, without accents; look-alikes as Latin letters; what is not drawn as nothing."""
    if character.isascii():
        return character.lower()
    if character in CONFUSABLES:
        return CONFUSABLES[character]
    if character in BLANKS:
        return ""
    for first in LETTER_RUNS:
        if first <= ord(character) < first + 26:
            return chr(ord("a") + ord(character) - first)
    return "".join(_plain(part) for part in unicodedata.normalize("NFKD", character.casefold()))


def _plain(part: str) -> str:
    category = unicodedata.category(part)
    if category in {"Mn", "Me", "Cf", "Cs"}:
        return ""
    lowered = part.lower()
    return CONFUSABLES.get(lowered, lowered)
