"""Tells the language of a message by its script or by small words, or that too little was written to tell.

A library would know more languages; what is needed here is only whether our rules can read a message, without a
model of a hundred megabytes and without a guess at "ok lol".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bot.screening.source import Fields, read_source

LONGEST = 600
"""Characters that are looked at."""
FEWEST_WORDS, FEWEST_HITS = 4, 2
"""Fewer words, or fewer known ones, say nothing."""
SCRIPT_SHARE = 0.35
"""A script with this share of the letters is the message's."""

_LATIN = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Languages:
    """What tells one language from another. ``scripts`` are ranges of code points."""

    covered: frozenset[str]
    scripts: tuple[tuple[int, int, str], ...]
    words: dict[str, tuple[str, ...]]

    def of(self, original: str, folded: str) -> str:
        """The code of the language, or nothing. ``folded`` is the text in lower case without accents."""
        if not original.isascii() and (found := self._by_script(original[:LONGEST])):
            return found
        words = _LATIN.findall(folded[:LONGEST].replace("'", ""))
        if len(words) < FEWEST_WORDS:
            return ""
        known = self.words
        hits = Counter(chain.from_iterable(known[word] for word in words if word in known))
        best = hits.most_common(2)
        if not best or best[0][1] < max(FEWEST_HITS, len(words) // 8):
            return ""
        tied = len(best) > 1 and best[1][1] == best[0][1]
        return "" if tied else best[0][0]

    def reads(self, code: str) -> bool:
        """Whether rules can read the language; what could not be told is taken as readable."""
        return not code or code in self.covered

    def _by_script(self, text: str) -> str:
        letters = [ord(sign) for sign in text if sign.isalpha()]
        counts: Counter[str] = Counter()
        for letter in letters:
            if letter > 0x36F:
                counts.update(code for first, last, code in self.scripts if first <= letter <= last)
        if counts["ja"]:  # Japanese uses Chinese characters too
            counts["ja"] += counts.pop("zh", 0)
        if not counts:
            return ""
        code, count = counts.most_common(1)[0]
        return code if count >= SCRIPT_SHARE * len(letters) else ""


def load_languages(file: Path) -> Languages:
    """Raises ContentError, with file, line and field, for a mistake."""
    source = read_source(file)
    covered: set[str] = set()
    scripts: list[tuple[int, int, str]] = []
    words: dict[str, tuple[str, ...]] = {}
    tables = source.data.get("language")
    if not isinstance(tables, list):
        raise source.problem(("language",), "write at least one [[language]]")
    for number, table in enumerate(tables):
        fields = Fields(source, ("language", number), table)
        fields.only("code", "covered", "words", "script")
        code = fields.text("code")
        if table.get("covered") is True:
            covered.add(code)
        scripts += _ranges(fields, code) if "script" in table else ()
        for word in fields.texts("words", needed="script" not in table):
            words[word] = (*words.get(word, ()), code)
    return Languages(frozenset(covered), tuple(scripts), words)


def _ranges(fields: Fields, code: str) -> list[tuple[int, int, str]]:
    found = []
    for part in fields.text("script").split():
        first, _, last = part.partition("-")
        try:
            found.append((int(first, 16), int(last, 16), code))
        except ValueError:
            raise fields.problem("script", "write ranges of code points, such as 0400-052f") from None
    return found
