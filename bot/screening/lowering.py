"""Exceptions lower what rules found; they never delete it below a rule's own floor."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.triage import Level
from bot.screening.matching import Hit
from bot.screening.pattern import END
from bot.screening.rules import Lowering, Reach, Rule


@dataclass(frozen=True, slots=True)
class Lowered:
    """A hit with the level that is left of it, and the exceptions that lowered it."""

    hit: Hit[Rule]
    level: Level
    by: tuple[Hit[Lowering], ...]


def lower(hits: Sequence[Hit[Rule]], exceptions: Sequence[Hit[Lowering]], code: str) -> list[Lowered]:
    """Every hit with what is left of its level."""
    grounds = _Grounds(exceptions, code)
    return [_lowered(hit, grounds.of(hit)) for hit in hits]


def _lowered(hit: Hit[Rule], grounds: Sequence[Hit[Lowering]]) -> Lowered:
    level = hit.rule.level
    used = []
    for ground in grounds:
        allowed = max(ground.rule.to, hit.rule.floor)
        if allowed < level:
            level = allowed
            used.append(ground)
    return Lowered(hit, level, tuple(used))


class _Grounds:
    """The exceptions of one message, filed by where they reach, so that each hit looks at its own places only."""

    def __init__(self, exceptions: Sequence[Hit[Lowering]], code: str) -> None:
        self._ends = [place for place, sign in enumerate(code) if sign == END]
        self._length = len(code)
        self._filed: dict[tuple[Reach, int], dict[str, Hit[Lowering]]] = defaultdict(dict)
        for hit in exceptions:
            for place in self._places(hit):
                self._filed[hit.rule.reach, place].setdefault(hit.rule.id, hit)

    def _places(self, hit: Hit[Lowering]) -> Iterable[int]:
        match hit.rule.reach:
            case Reach.OVER:
                return range(hit.start, hit.end)
            case Reach.BEFORE:
                return range(hit.start + 1, min(hit.end + hit.rule.within, self._clause_end(hit.end)) + 1)
            case Reach.CLAUSE:
                return (self._clause(hit.start),)

    def _clause(self, place: int) -> int:
        return bisect_left(self._ends, place)

    def _clause_end(self, place: int) -> int:
        clause = self._clause(place)
        return self._ends[clause] if clause < len(self._ends) else self._length

    def of(self, hit: Hit[Rule]) -> list[Hit[Lowering]]:
        """The exceptions that reach a hit, each once."""
        places = [(Reach.OVER, place) for place in range(hit.start, hit.end)]
        places += [(Reach.BEFORE, hit.start), (Reach.CLAUSE, self._clause(hit.start))]
        grounds = {name: ground for place in places for name, ground in self._filed.get(place, {}).items()}
        return [ground for ground in grounds.values() if _concerns(ground.rule, hit.rule)]


def _concerns(lowering: Lowering, rule: Rule) -> bool:
    return rule.kind in lowering.kinds and rule.level <= lowering.up_to
