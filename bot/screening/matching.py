"""Finds the patterns of rules in a message that was cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.screening.cutting import Word
from bot.screening.pattern import END, NUMBER, UNKNOWN, required, to_regex
from bot.screening.rules import Lowering, Rule
from bot.screening.vocabulary import Vocabulary

R = TypeVar("R", Rule, Lowering)


@dataclass(frozen=True, slots=True)
class Coded:
    """A message with one character for each word: ``code[i]`` stands for ``words[i]``."""

    code: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Hit(Generic[R]):
    """``rule`` matched the words from ``start`` up to ``end``."""

    rule: R
    start: int
    end: int


def encode(words: Iterable[Word], vocabulary: Vocabulary, turns: frozenset[str]) -> Coded:
    """Code every word; a word that turns the sentence (but) ends the clause before it."""
    kept: list[Word] = []
    for word in words:
        if word.text in turns:
            kept.append(Word("", word.start, word.start))
        kept.append(word)
    return Coded("".join(_code(word.text, vocabulary.codes) for word in kept), tuple(kept))


def _code(text: str, codes: dict[str, str]) -> str:
    if not text:
        return END
    return codes.get(text) or (NUMBER if text.isdecimal() else UNKNOWN)


class Matcher(Generic[R]):
    """The patterns of some rules, filed under words of which a message must have one."""

    def __init__(self, rules: Iterable[R], vocabulary: Vocabulary, common: frozenset[str]) -> None:
        self._patterns: list[tuple[R, re.Pattern[str]]] = []
        self._filed: dict[str, list[int]] = {}
        for rule in rules:
            for node in rule.patterns:
                for word in required(node, common):
                    self._filed.setdefault(vocabulary.codes[word], []).append(len(self._patterns))
                self._patterns.append((rule, re.compile(to_regex(node, vocabulary.codes))))

    def find(self, coded: Coded) -> Iterator[Hit[R]]:
        """Every match, rule by rule. Most messages have no filed word and cost one look-up a word."""
        filed = self._filed
        worth_trying = {number for code in set(coded.code) for number in filed.get(code, ())}
        for number in sorted(worth_trying):
            rule, regex = self._patterns[number]
            for found in regex.finditer(coded.code):
                yield Hit(rule, found.start(), found.end())
