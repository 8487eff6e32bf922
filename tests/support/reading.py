"""How easy a text is to read: the Flesch-Kincaid grade (Kincaid and others, 1975), with syllables by a rule of thumb.

A reading age is about the grade plus five years: 11 years is grade 6.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SENTENCE_END = re.compile(r"[.!?:](?:\s|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouylr]|[aeiou]r)e$|[^aeiouytd]ed$|[^aeiouyscxz]es$")


def syllables(word: str) -> int:
    """About how many syllables an English word has; at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(plain)) - bool(_SILENT.search(plain))
    return max(1, count)


def grade(text: str) -> float:
    """The school grade at which the text can be read."""
    sentences = [part for part in _SENTENCE_END.split(text) if part and _WORD.search(part)]
    words = _WORD.findall(text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
