"""How rules, model and context become one verdict: the higher level wins, and every step above the rules is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.domain.triage import Kind, Level, Reason, Sensitivity, Verdict
from bot.screening.detector import score_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says: the probability of each level or higher, and of each kind."""

    at_least: Mapping[Level, float]
    kinds: Mapping[Kind, float]

    def named(self) -> tuple[tuple[str, float], ...]:
        """For showing and for keeping, rounded."""
        levels = [(level.word, round(value, 4)) for level, value in self.at_least.items()]
        return (*levels, *((kind.value, round(value, 4)) for kind, value in self.kinds.items()))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on the model alone reaches a level, and from which on a kind is named."""

    levels: Mapping[Level, float]
    kind: float = 0.5

    def level(self, reading: Reading) -> Level:
        """The highest level that is reached together with all below it: one odd output alone alarms nobody."""
        below = sorted(self.levels.items())
        reached = takewhile(lambda one: reading.at_least.get(one[0], 0.0) >= one[1], below)
        return max((level for level, _ in reached), default=Level.GREEN)

    def kinds(self, reading: Reading) -> frozenset[Kind]:
        """The kinds that are named; the likeliest where none is."""
        found = frozenset(kind for kind, value in reading.kinds.items() if value >= self.kind)
        if found or not reading.kinds:
            return found
        return frozenset({max(reading.kinds, key=lambda kind: reading.kinds[kind])})


def with_model(verdict: Verdict, reading: Reading, thresholds: Thresholds, cap: Level) -> Verdict:
    """The rules' verdict or the model's, whichever is higher. ``cap`` is what an exception leaves to the model."""
    level = min(thresholds.level(reading), cap)
    named = replace(verdict, model=reading.named(), score=_score(max(level, verdict.level), verdict, reading))
    if level <= verdict.level:
        return named
    kinds = verdict.kinds | thresholds.kinds(reading)
    return replace(named, level=level, kinds=kinds, reasons=(*verdict.reasons, Reason.MODEL))


def _score(level: Level, verdict: Verdict, reading: Reading) -> float:
    """The model's own ranking within the level, with the rules' support beside it."""
    risk = reading.at_least.get(Level.RED, 0.0) + len(verdict.rules) / (len(verdict.rules) + 4)
    return score_of(level, 2 * risk)


def raised(verdict: Verdict, level: Level, kinds: frozenset[Kind], reason: Reason) -> Verdict:
    """The verdict at ``level`` if that is higher, with the reason."""
    if level <= verdict.level:
        return verdict
    score = max(verdict.score, score_of(level, 1))
    return replace(verdict, level=level, kinds=verdict.kinds | kinds, reasons=(*verdict.reasons, reason), score=score)


def merged(one: Verdict, other: Verdict) -> Verdict:
    """What either of two detectors found."""
    if not other.rules:
        return one
    return replace(
        one,
        level=max(one.level, other.level),
        kinds=one.kinds | other.kinds,
        spans=tuple(sorted({*one.spans, *other.spans}, key=lambda span: (span.start, span.end, span.rule))),
        rules=tuple(dict.fromkeys((*one.rules, *other.rules))),
        exceptions=tuple(dict.fromkeys((*one.exceptions, *other.exceptions))),
        score=max(one.score, other.score),
    )


def narrowed(verdict: Verdict, sensitivity: Sensitivity) -> Verdict:
    """A narrow server is not told of heavy feelings alone."""
    quiet = sensitivity is Sensitivity.NARROW and verdict.level is Level.AMBER and verdict.kinds <= {Kind.DISTRESS}
    if not quiet:
        return verdict
    return Verdict(Level.GREEN, score=verdict.score, model=verdict.model, language=verdict.language)
