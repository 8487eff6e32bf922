"""What the screening reaches on the voices that only measure: ``python -m tests.screening.bars`` prints the table.

A false alarm is a message that pages (red or crisis) and that nobody must see soon; of small talk, any flag at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.triage import CAME, Kind, Level, Verdict
from bot.screening import Screener, load_screener
from bot.screening.evaluating import Labelled, Share, read_labelled

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "screening"
KINDS = tuple(kind for kind in Kind if kind not in CAME and kind is not Kind.DISTRESS)
CALM = {"negation": 0.10, "past": 0.10, "idiom": 0.10, "grief": 0.25, "distress": 0.10}


@dataclass(frozen=True, slots=True)
class Judged:
    """A message, what is right for it, and what was said of it."""

    message: Labelled
    verdict: Verdict
    disguised: bool

    @property
    def pages(self) -> bool:
        """Whether somebody would be paged."""
        return self.verdict.level >= Level.RED

    @property
    def flagged(self) -> bool:
        """Whether anybody would be told."""
        return self.verdict.level > Level.GREEN


def judged(screener: Screener) -> list[Judged]:
    """Every message of the voices that only measure."""
    return list(_judged(screener))


def _judged(screener: Screener) -> Iterator[Judged]:
    for file in sorted((SHIPPED / "voices" / "held_out").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            (message,) = read_labelled([line])
            assert isinstance(message, Labelled)
            disguised = bool(json.loads(line).get("disguised"))
            yield Judged(message, screener.screen(message.text, message.before), disguised)


def share(found: list[Judged], of: Callable[[Judged], bool], part: Callable[[Judged], bool]) -> Share:
    """The part of those that ``of`` picks."""
    picked = [one for one in found if of(one)]
    return Share(sum(map(part, picked)), len(picked))


def wanted(found: list[Judged]) -> Mapping[str, tuple[Share, float]]:
    """What should be high: its share, and the bar."""
    bars = {
        "crisis found as crisis": (share(found, _crisis, lambda one: one.verdict.level is Level.CRISIS), 0.98),
        "crisis that pages": (share(found, _crisis, _pages), 0.98),
        "must be seen: recall": (share(found, _must, _pages), 0.90),
        "must be seen: precision": (share(found, _pages, _must), 0.75),
        "disguised": (share(found, lambda one: one.disguised and _must(one), _flagged), 0.95),
    }
    for kind in KINDS:
        bars[f"kind {kind.value}"] = (share(found, _about(kind), _flagged), 0.90)
    return bars


def unwanted(found: list[Judged]) -> Mapping[str, tuple[Share, float]]:
    """What should be low: its share, and the bar."""
    bars = {f"false alarms, {like}": (share(found, _calm(like), _pages), bar) for like, bar in CALM.items()}
    bars["false alarms, smalltalk"] = (share(found, _calm("smalltalk"), _flagged), 0.005)
    return bars


def macro_f1(found: list[Judged]) -> float:
    """The mean over the four levels."""
    return sum(_f1(found, level) for level in Level) / len(Level)


def _f1(found: list[Judged], level: Level) -> float:
    right = sum(one.message.level is level and one.verdict.level is level for one in found)
    wrong = sum((one.message.level is level) != (one.verdict.level is level) for one in found)
    return 2 * right / (2 * right + wrong) if right else 0.0


def _about(kind: Kind) -> Callable[[Judged], bool]:
    return lambda one: kind in one.message.kinds


def _calm(like: str) -> Callable[[Judged], bool]:
    return lambda one: one.message.like == like and not _must(one)


def _crisis(one: Judged) -> bool:
    return one.message.level is Level.CRISIS


def _must(one: Judged) -> bool:
    return bool(one.message.must_see)


def _pages(one: Judged) -> bool:
    return one.pages


def _flagged(one: Judged) -> bool:
    return one.flagged


def table(found: list[Judged]) -> str:
    """For the model's card."""
    rows = [f"| {name} | at least {bar:g} | {_cell(value)} |" for name, (value, bar) in wanted(found).items()]
    rows += [f"| {name} | at most {bar:g} | {_cell(value)} |" for name, (value, bar) in unwanted(found).items()]
    rows.append(f"| macro-F1 of levels | at least 0.6 | {macro_f1(found):.3f} |")
    return "\n".join(["| measure | bar | reached |", "|---|---|---|", *rows])


def _cell(value: Share) -> str:
    low, high = value.interval
    return f"{value.value:.3f} [{low:.3f}, {high:.3f}] of {value.whole}"


if __name__ == "__main__":
    print(table(judged(load_screener(SHIPPED, waits=True))))
