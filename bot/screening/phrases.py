"""Makes a detector of phrases that staff added: their words in order, also where they are disguised."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.phrases import Phrase
from bot.domain.triage import Level
from bot.screening.detector import Detector
from bot.screening.folding import Folder
from bot.screening.pattern import parse
from bot.screening.rules import Rule, Rulebook

MOST_WORDS = 12
_KEPT = 64
_LEAST_SIGNS, _LEAST_GUARDED = 3, 5
_WORD = re.compile(r"[^\W_]+")


class Phrasebook:
    """Detectors by the phrases they are made of; the last ones are kept, as most messages need the same."""

    def __init__(self) -> None:
        self._folder = Folder()
        self._made: dict[tuple[Phrase, ...], Detector] = {}

    def words(self, text: str) -> tuple[str, ...]:
        """The words that would be looked for; none if there are too few letters, or too many words, to look for."""
        found = tuple(_WORD.findall(self._folder.fold(text).text.replace("'", "").replace("’", "")))
        least = 2 if any(not word.isascii() for word in found) else _LEAST_SIGNS
        fits = len(found) <= MOST_WORDS and sum(map(len, found)) >= least
        return found if fits and not all(word.isdecimal() for word in found) else ()

    def detector(self, phrases: Sequence[Phrase]) -> Detector | None:
        """None without phrases."""
        key = tuple(phrases)
        if not key:
            return None
        if key not in self._made:
            while len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, phrases: tuple[Phrase, ...]) -> Detector:
        words = {one: self.words(one.text) for one in phrases}
        rules = tuple(_rule(one, found) for one, found in words.items() if found)
        named = {word for found in words.values() for word in found}
        guarded = frozenset(word for word in named if word.isascii() and len(word) >= _LEAST_GUARDED)
        return Detector(Rulebook(rules, (), guarded, frozenset(), frozenset(), frozenset()))


def _rule(phrase: Phrase, words: tuple[str, ...]) -> Rule:
    pattern = parse(" ".join(words), {}, whole=True)
    return Rule(phrase.rule, phrase.kind, phrase.level, Level.AMBER, phrase.rule, (pattern,), (), ())
