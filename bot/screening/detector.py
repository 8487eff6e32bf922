"""From a message to a verdict."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from bot.domain.triage import Kind, Level, Span, Verdict
from bot.screening.cutting import cut
from bot.screening.folding import Folded, Folder
from bot.screening.loading import load_rules
from bot.screening.lowering import Lowered, lower
from bot.screening.matching import Coded, Hit, Matcher, encode
from bot.screening.pattern import words_of
from bot.screening.rules import Lowering, Reach, Rule, Rulebook
from bot.screening.vocabulary import Vocabulary

_SHORT = 40
"""Words. What a longer text is about is not said by one clause of it."""


class Detector:
    """Says by rules what a message holds that a professional should see, and where. It never acts or remembers."""

    def __init__(self, rulebook: Rulebook) -> None:
        written = [rule.patterns for rule in rulebook.rules] + [rule.patterns for rule in rulebook.lowerings]
        named = {word for patterns in written for node in patterns for word in words_of(node)}
        self._vocabulary = Vocabulary(named | rulebook.known | rulebook.turns, rulebook.guarded)
        self._turns = rulebook.turns
        self._folder = Folder()
        self._rules: Matcher[Rule] = Matcher(rulebook.rules, self._vocabulary, rulebook.common)
        self._lowerings: Matcher[Lowering] = Matcher(rulebook.lowerings, self._vocabulary, rulebook.common)

    def screen(self, text: str) -> Verdict:
        """The verdict on one message. Takes any text, in time proportional to its length."""
        folded, coded, found = self._read(text)
        if not found:
            return Verdict.green()
        kept = [one for one in found if one.level > Level.GREEN]
        spans = {_span(one.hit, folded, coded) for one in kept}
        level = max((one.level for one in kept), default=Level.GREEN)
        return Verdict(
            level=level,
            kinds=frozenset(one.hit.rule.kind for one in kept),
            spans=tuple(sorted(spans, key=lambda span: (span.start, span.end, span.rule))),
            rules=tuple(dict.fromkeys(one.hit.rule.id for one in kept)),
            exceptions=tuple(dict.fromkeys(by.rule.id for one in found for by in one.by)),
            score=score_of(level, len(kept)),
        )

    def explain(self, text: str) -> list[tuple[str, str, Span]]:
        """Every rule that matched and every exception that lowered it: its id, why it is there, and where it stood.

        Where a rule matched inside of a place that it names anyway, that is not said again.
        """
        folded, coded, found = self._read(text)
        hits: list[Hit[Rule] | Hit[Lowering]] = []
        for one in found:
            hits += [one.hit, *one.by]
        told = dict.fromkeys((hit.rule.id, hit.rule.why, _span(hit, folded, coded)) for hit in hits)
        return [one for one in told if not any(_inside(one[2], other[2]) for other in told)]

    def plain(self, text: str) -> str:
        """The text with disguised words written out, for a reader that knows plain spelling only."""
        folded = self._folder.fold(text)
        shown, here = [], 0
        for word in cut(folded.text, self._vocabulary):
            if word.text in self._vocabulary.guarded:
                start, end = folded.span(word.start, word.end)
                if word.text not in _without_marks(text[start:end]):
                    shown += [text[here:start], word.text]
                    here = end
        return "".join((*shown, text[here:]))

    def ceiling(self, text: str, about: frozenset[Kind]) -> Level:
        """What exceptions leave to a reader that does not understand them: a short text about a film stays calm.

        ``about`` is what that reader named; an exception that concerns only some of it leaves it everything.

        A rule that no exception touches shows that the writer speaks of now, and lifts the ceiling.
        """
        _, coded, found = self._read(text)
        lowered = [one for one in found if one.by]
        if any(not one.by for one in found):
            return Level.CRISIS
        if lowered:
            return max(one.level for one in lowered)
        if len(coded.words) > _SHORT:
            return Level.CRISIS
        hits = [hit.rule for hit in self._lowerings.find(coded) if hit.rule.reach is not Reach.BEFORE]
        return min((one.to for one in hits if about <= one.kinds), default=Level.CRISIS)

    def _read(self, text: str) -> tuple[Folded, Coded, list[Lowered]]:
        folded = self._folder.fold(text)
        coded = encode(cut(folded.text, self._vocabulary), self._vocabulary, self._turns)
        hits = list(self._rules.find(coded))
        return folded, coded, lower(hits, list(self._lowerings.find(coded)), coded.code) if hits else []


def _without_marks(text: str) -> str:
    """In lower case and without accents, which disguise nothing."""
    parted = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def score_of(level: Level, support: float) -> float:
    """A number that orders messages: a quarter of the scale for each level, and ``support`` (0 and up) within it."""
    return round((level + support / (support + 2)) / len(Level), 4)


def _span(hit: Hit[Rule] | Hit[Lowering], folded: Folded, coded: Coded) -> Span:
    words = coded.words[hit.start : hit.end]
    start, end = folded.span(words[0].start, max(word.end for word in words))
    return Span(start, end, hit.rule.id)


def _inside(span: Span, other: Span) -> bool:
    """Whether the same rule stood at ``other``, of which ``span`` is only a part."""
    within = other.start <= span.start and span.end <= other.end
    return span != other and span.rule == other.rule and within


def load_detector(folder: Path) -> Detector:
    """The detector with the rules of ``folder``. Raises ContentError with file, line and field for a mistake there."""
    return Detector(load_rules(folder))
