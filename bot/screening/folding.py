"""Folds what is drawn alike into one spelling, and remembers where every character came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.screening.confusables import BLANKS, CONFUSABLES, LETTER_RUNS

_MOST_KNOWN = 20_000
_MARKS = ((0x300, 0x36F), (0x483, 0x489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))
"""Marks put on letters that stand without them. Those of other scripts are vowels, and stay."""
_KEPT = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3))
"""Scripts that have nothing to fold."""
_SKIN = ((0x1F3FB, 0x1F3FF),)
"""Colours of skin on emoji."""
_OTHER = "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u10a0-\u10ff\u13a0-\u13ff"
_OTHER_WORD = re.compile(rf"[{_OTHER}]+")
_NEAR_LATIN = re.compile(r"[A-Za-z]")
_FEWEST_FOREIGN = 3


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
        native = native_places(text)
        for offset, character in enumerate(text):
            if offset in native:
                folded = character.lower()
            elif (told := known.get(character)) is not None:
                folded = told
            else:
                folded = fold_character(character)
                if len(known) < _MOST_KNOWN:
                    known[character] = folded
            letters.append(folded)
            origins.extend([offset] * len(folded))
        return Folded("".join(letters), origins)


def native_places(text: str) -> frozenset[int]:
    """Offsets of letters that belong to another script and are no disguise: their text is written in it.

    A Cyrillic letter inside a Latin word is a disguise; so is a word of look-alikes alone among Latin words. A text
    with letters that look like no Latin one is Russian, and its words are left as they are.
    """
    words = list(_OTHER_WORD.finditer(text))
    foreign = sum(sign.lower() not in CONFUSABLES for word in words for sign in word[0])
    if foreign < _FEWEST_FOREIGN:
        return frozenset()
    alone = (word for word in words if not _touches_latin(text, word.start(), word.end()))
    return frozenset(place for word in alone for place in range(word.start(), word.end()))


def _touches_latin(text: str, start: int, end: int) -> bool:
    return bool(_NEAR_LATIN.match(text[start - 1 : start]) or _NEAR_LATIN.match(text[end : end + 1]))


def fold_character(character: str) -> str:
    """Lower case, without accents; look-alikes as Latin letters; what is not drawn as nothing."""
    if character.isascii():
        return character.lower()
    if character in CONFUSABLES:
        return CONFUSABLES[character]
    if character in BLANKS:
        return ""
    point = ord(character)
    if _within(point, _KEPT):
        return character
    if _within(point, _SKIN):
        return ""
    for first in LETTER_RUNS:
        if first <= point < first + 26:
            return chr(ord("a") + point - first)
    return "".join(_plain(part) for part in unicodedata.normalize("NFKD", character.casefold()))


def _plain(part: str) -> str:
    category = unicodedata.category(part)
    if category in {"Cf", "Cs"} or (category in {"Mn", "Me"} and (_within(ord(part), _MARKS) or ord(part) >= 0xFE00)):
        return ""
    lowered = part.lower()
    return CONFUSABLES.get(lowered, lowered)


def _within(point: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= point <= last for first, last in ranges)
