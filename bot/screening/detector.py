"""From a message to a verdict."""

from __future__ import annotations

from pathlib import Path

from bot.domain.triage import Level, Span, Verdict
from bot.screening.cutting import cut
from bot.screening.folding import Folded, Folder
from bot.screening.loading import load_rules
from bot.screening.lowering import Lowered, lower
from bot.screening.matching import Coded, Hit, Matcher, encode
from bot.screening.pattern import words_of
from bot.screening.rules import Lowering, Rule, Rulebook
from bot.screening.vocabulary import Vocabulary


class Detector:
    """Says what a message holds that a professional should see, and where. It never acts and remembers nothing."""

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
        kept = [one for one in found if one.level > Level.GREEN]
        if not kept:
            return Verdict.green()
        spans = {_span(one.hit, folded, coded) for one in kept}
        rules = dict.fromkeys(rule for one in kept for rule in (one.hit.rule.id, *(by.rule.id for by in one.by)))
        return Verdict(
            level=max(one.level for one in kept),
            kinds=frozenset(one.hit.rule.kind for one in kept),
            spans=tuple(sorted(spans, key=lambda span: (span.start, span.end, span.rule))),
            rules=tuple(rules),
        )

    def explain(self, text: str) -> list[tuple[str, str, Span]]:
        """Every rule that matched and every exception that lowered it: its id, why it is there, and where it stood."""
        folded, coded, found = self._read(text)
        hits: list[Hit[Rule] | Hit[Lowering]] = []
        for one in found:
            hits += [one.hit, *one.by]
        return list(dict.fromkeys((hit.rule.id, hit.rule.why, _span(hit, folded, coded)) for hit in hits))

    def _read(self, text: str) -> tuple[Folded, Coded, list[Lowered]]:
        folded = self._folder.fold(text)
        coded = encode(cut(folded.text, self._vocabulary), self._vocabulary, self._turns)
        hits = list(self._rules.find(coded))
        return folded, coded, lower(hits, list(self._lowerings.find(coded)), coded.code) if hits else []


def _span(hit: Hit[Rule] | Hit[Lowering], folded: Folded, coded: Coded) -> Span:
    words = coded.words[hit.start : hit.end]
    start, end = folded.span(words[0].start, max(word.end for word in words))
    return Span(start, end, hit.rule.id)


def load_detector(folder: Path) -> Detector:
    """The detector with the rules of ``folder``. Raises ContentError with file, line and field for a mistake there."""
    return Detector(load_rules(folder))
