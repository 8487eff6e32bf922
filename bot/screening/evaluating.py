"""Measures a screening on labelled messages: what it finds, what it misses, and where it cries wolf."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from bot.domain.triage import Kind, Level, Verdict
from bot.screening.context import Before
from bot.screening.lines import LineError, read_context, read_object

_LEVELS = {level.word: level for level in Level} | {int(level): level for level in Level}
_KINDS = {kind.value: kind for kind in Kind} | {"harm_others": Kind.HARM_TO_OTHERS, "third": Kind.THIRD_PERSON}
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message and what is right for it. ``seen`` says whether a professional must see it; ``like`` is the group of
    calm messages it belongs to (negation, grief, …)."""

    number: int
    text: str
    before: tuple[Before, ...] = ()
    level: Level | None = None
    seen: bool | None = None
    kinds: frozenset[Kind] = frozenset()
    like: str = ""

    @property
    def must_see(self) -> bool | None:
        """Whether it is red or crisis; by ``seen`` where no level is given."""
        return self.seen if self.level is None else self.level >= Level.RED


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``, with Wilson's interval at 95 %, which holds for few cases and for shares near 0 and 1."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """From and to."""
        if not self.whole:
            return 0.0, 1.0
        n, p = self.whole, self.value
        middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        if not self.whole:
            return "none to measure"
        low, high = self.interval
        return f"{self.value:.3f}  [{low:.3f}, {high:.3f}]  {self.part} of {self.whole}"


@dataclass(slots=True)
class Figures:
    """Everything that was counted. Misses and false alarms keep the message and its verdict."""

    messages: int = 0
    confusion: Counter[tuple[Level, Level]] = field(default_factory=Counter)
    binary: Counter[tuple[str, bool, bool]] = field(default_factory=Counter)
    kinds: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    like: dict[str, Counter[Level]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[tuple[Labelled, Verdict]] = field(default_factory=list)
    alarms: list[tuple[Labelled, Verdict]] = field(default_factory=list)
    scored: list[tuple[float, bool]] = field(default_factory=list)

    def recall(self, at: str) -> Share:
        """Found, of what should be: at ``flagged``, ``must see`` or ``crisis``."""
        found, missed = self.binary[at, True, True], self.binary[at, True, False]
        return Share(found, found + missed)

    def precision(self, at: str) -> Share:
        """Right, of what was found."""
        found, wrong = self.binary[at, True, True], self.binary[at, False, True]
        return Share(found, found + wrong)

    def false_alarms(self, at: str) -> Share:
        """Found, of what should not be."""
        wrong, calm = self.binary[at, False, True], self.binary[at, False, False]
        return Share(wrong, wrong + calm)

    def auc(self) -> float | None:
        """The chance that a message to be seen is ranked above one that is not; None without both."""
        return _auc(self.scored)

    def macro_f1(self) -> float | None:
        """The mean over the four levels; None unless levels were given."""
        if not self.confusion:
            return None
        return sum(self._f1(level) for level in Level) / len(Level)

    def _f1(self, level: Level) -> float:
        right = self.confusion[level, level]
        wrong = sum(n for (is_level, said), n in self.confusion.items() if (is_level == level) != (said == level))
        return 2 * right / (2 * right + wrong) if right or wrong else 0.0


def _auc(scored: list[tuple[float, bool]]) -> float | None:
    positives = sum(truth for _, truth in scored)
    negatives = len(scored) - positives
    if not positives or not negatives:
        return None
    by_score: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for score, truth in scored:
        by_score[score][truth] += 1
    below, area = 0, 0.0
    for score in sorted(by_score):
        calm, seen = by_score[score]
        area += seen * (below + calm / 2)
        below += calm
    return area / (positives * negatives)


def read_labelled(lines: Iterable[str]) -> Iterator[Labelled | LineError]:
    """One message a line: ``text``, and ``level`` or ``label`` (1: must be seen), ``kinds``, ``like``, ``context``."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _read(number, read_object(line))
        except LineError as error:
            yield LineError(f"line {number}: {error}")


def _read(number: int, data: Mapping[str, Any]) -> Labelled:
    text = data.get("text")
    if not isinstance(text, str):
        raise LineError('"text" must be a string')
    given = data.get("level")
    level = _LEVELS.get(given) if isinstance(given, (str, int)) else None
    label = data.get("label")
    seen = bool(label) if label in (0, 1) else None
    if level is None and seen is None:
        raise LineError('write "level" (green, amber, red, crisis) or "label" (0 or 1)')
    kinds = _kinds(data)
    like = data.get("like") or (data.get("category") if not kinds else "") or ""
    return Labelled(number, text, read_context(data.get("context")), level, seen, kinds, str(like))


def _kinds(data: Mapping[str, Any]) -> frozenset[Kind]:
    named = data.get("kinds")
    names = named if isinstance(named, list) else [data.get("category"), data.get("kind")]
    return frozenset(_KINDS[name] for name in names if isinstance(name, str) and name in _KINDS)


Judge = Callable[[str, tuple[Before, ...]], Verdict]


def evaluate(messages: Iterable[Labelled], judge: Judge) -> Figures:
    """Count what ``judge`` says of each message."""
    figures = Figures()
    for message in messages:
        _count(figures, message, judge(message.text, message.before))
    return figures


def _count(figures: Figures, message: Labelled, verdict: Verdict) -> None:
    figures.messages += 1
    flagged, red = verdict.level >= Level.AMBER, verdict.level >= Level.RED
    if message.level is not None:
        figures.confusion[message.level, verdict.level] += 1
        figures.binary["flagged", message.level >= Level.AMBER, flagged] += 1
        figures.binary["crisis", message.level is Level.CRISIS, verdict.level is Level.CRISIS] += 1
    must = message.must_see
    if must is not None:
        figures.binary["must see", must, red] += 1
        figures.scored.append((verdict.score, must))
        if must and not red:
            figures.misses.append((message, verdict))
        if not must and red:
            figures.alarms.append((message, verdict))
    if message.like:
        figures.like[message.like][verdict.level] += 1
    _count_kinds(figures, message, verdict)


def _count_kinds(figures: Figures, message: Labelled, verdict: Verdict) -> None:
    for kind in message.kinds:
        figures.kinds[kind, "wanted"] += 1
        figures.kinds[kind, "flagged"] += verdict.level >= Level.AMBER
        figures.kinds[kind, "red"] += verdict.level >= Level.RED
        figures.kinds[kind, "named"] += kind in verdict.kinds
    if message.kinds or message.level is Level.GREEN:
        for kind in verdict.kinds - message.kinds:
            figures.kinds[kind, "wrongly"] += 1
