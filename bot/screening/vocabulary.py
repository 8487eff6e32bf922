"""The words that rules know, and how a disguised spelling is read as one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_REPEATED = re.compile(r"(.)\1+")
_LEET = [str.maketrans("013457@$!|+", f"o{letter}east" + f"as{letter}{letter}t") for letter in "il"]
_SHORTEST_JOINED = 7
_SHORTEST_NEAR, _SHORTEST_CHANGED = 6, 7
"""Letters a guarded word needs for one to be missing or added, and for one to be another."""
_LONGEST_NEAR = 20
_SHORT_WORDS = frozenset(("i", "a", "im", "id", "me", "my", "to", "be", "do", "go", "so", "no", "in", "on", "it", "is"))


def squeeze(word: str) -> str:
    """Every run of one letter as that letter: ``killll`` and ``kill`` look alike."""
    return _REPEATED.sub(r"\1", word)


def _shuffled(word: str) -> str:
    return word[0] + "".join(sorted(word[1:]))


def _fits(masked: str, word: str) -> bool:
    return all(sign in ("*", letter) for sign, letter in zip(masked, word, strict=True))


class Vocabulary:
    """Known words, each with a one-character code, and the ``guarded`` ones: those that people disguise.

    A misspelling is read as a guarded word only; longer or shorter runs of a letter, leetspeak and words run together
    as any known word. Nothing that was asked is remembered.
    """

    def __init__(self, words: Iterable[str], guarded: Iterable[str]) -> None:
        self.guarded = frozenset(guarded)
        known = sorted(set(words) | self.guarded)
        self.codes = {word: chr(0x3400 + number) for number, word in enumerate(known)}
        self._squeezed = {squeeze(word): word for word in known if len(word) > 2}
        self._squeezed.update((squeeze(word), word) for word in sorted(self.guarded))
        self._near = self._near_words()
        self._masked: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self.guarded):
            self._masked[len(word)].append(word)
        self._written = frozenset(word for word in known if word.isascii() and (len(word) > 2 or word in _SHORT_WORDS))
        self._longest = max(map(len, self._written), default=0)
        self._holds_guarded = re.compile("|".join(map(re.escape, sorted(self.guarded))) or r"(?!)")

    def _near_words(self) -> dict[str, str]:
        """Guarded words by their letters in another order, and by what is left when one letter is missing."""
        near: dict[str, str] = {}
        for word in sorted(self.guarded):
            if len(word) >= 4:
                near[_shuffled(word)] = word
            if len(word) >= _SHORTEST_NEAR:
                near.update((word[:cut] + word[cut + 1 :], word) for cut in range(1, len(word)))
        return near

    def respell(self, word: str) -> str | None:
        """The known word that an unknown spelling of letters alone stands for, if there is one."""
        found = self._squeezed.get(squeeze(word))
        if found and (found in self.guarded or _REPEATED.search(word)):
            return found
        if not 4 <= len(word) <= _LONGEST_NEAR:
            return None
        return self._near.get(_shuffled(word)) or self._near.get(word) or self._one_off(word)

    def _one_off(self, word: str) -> str | None:
        """The guarded word with one letter more or another one, and the same first letter."""
        if len(word) < _SHORTEST_CHANGED:
            return None
        for cut in range(1, len(word)):
            left = word[:cut] + word[cut + 1 :]
            if left in self.guarded and len(left) >= _SHORTEST_NEAR:
                return left
            meant = self._near.get(left)
            if meant and len(meant) == len(word) and meant.startswith(word[:cut]) and meant.endswith(word[cut + 1 :]):
                return meant
        return None

    def unleet(self, chunk: str) -> str | None:
        """The known word written with digits and signs for letters: ``d13``, ``$ad``."""
        for table in _LEET:
            plain = chunk.translate(table)
            if plain in self.codes:
                return plain
            if plain.isalpha() and (found := self.respell(plain)):
                return found
        return None

    def unmask(self, chunk: str) -> str | None:
        """The guarded word with some letters replaced by stars: ``s*icide``, ``k**l``."""
        masked, shown = chunk.count("*"), sum(map(str.isalpha, chunk))
        if not masked or shown < 2 or masked + shown < len(chunk) or masked > shown + 1:
            return None
        return next((word for word in self._masked.get(len(chunk), ()) if _fits(chunk, word)), None)

    def split(self, joined: str, shortest: int = _SHORTEST_JOINED) -> list[str] | None:
        """Words written as one: ``iwanttodie``. None unless all of it is known words, a guarded one among them."""
        if len(joined) < shortest or not joined.isascii() or not self._holds_guarded.search(joined):
            return None
        best: list[str | None] = [None] * (len(joined) + 1)
        cost = [0] + [len(joined) + 1] * len(joined)
        for start in range(len(joined)):
            if cost[start] > len(joined):
                continue
            for end in range(min(len(joined), start + self._longest), start, -1):
                if cost[start] + 1 < cost[end] and (word := joined[start:end]) in self._written:
                    cost[end], best[end] = cost[start] + 1, word
        parts: list[str] = []
        end = len(joined)
        while end and (word_here := best[end]):
            parts.append(word_here)
            end -= len(word_here)
        return parts[::-1] if not end and self.guarded.intersection(parts) else None
