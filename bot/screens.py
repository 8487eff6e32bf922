"""``circlekeeper screen``, ``evaluate`` and ``train``: ask the screening, measure it, and teach its model."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from bot.content import data_folder
from bot.domain.triage import Kind, Level, Sensitivity, Verdict
from bot.errors import CirclekeeperError
from bot.screening import Screener, load_screener
from bot.screening.evaluating import Figures, Labelled, evaluate, read_labelled
from bot.screening.lines import LineError, answer
from bot.screening.screener import Manner

_LONGEST_SHOWN = 160

NoRules = Annotated[bool, typer.Option("--no-rules", help="Leave the rules out.")]
NoModel = Annotated[bool, typer.Option("--no-model", help="Leave the statistical model out.")]


def screen(
    text: Annotated[str | None, typer.Argument(help="One message to explain.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"text": …, "context": […]} lines.')] = False,
    no_rules: NoRules = False,
    no_model: NoModel = False,
) -> None:
    """Screen a message and explain it, or lines of JSON from standard input, one answer a line."""
    screener = open_screener(rules=not no_rules, model=not no_model)
    if jsonl:
        for line in _lines():
            typer.echo(answer(line, screener))
    elif text is not None:
        for sentence in explained(screener, text):
            typer.echo(sentence)
    else:
        raise typer.BadParameter("give a text, or --jsonl")


def _lines() -> Iterator[str]:
    """Lines of standard input as they come; what is not UTF-8 is replaced, for a program must get its answer."""
    for line in sys.stdin.buffer:
        read = line.decode("utf-8", "replace").strip("\r\n\ufeff")
        if read.strip():
            yield read


def open_screener(*, rules: bool = True, model: bool = True) -> Screener:
    """The screening that ships, with parts left out."""
    if not rules and not model:
        raise CirclekeeperError("Without rules and model nothing is left to ask.")
    return load_screener(data_folder() / "screening", rules=rules, model=model, waits=True)


def explained(screener: Screener, text: str) -> Iterator[str]:
    """What a person wants to know of a verdict, line by line."""
    verdict = screener.screen(text)
    yield f"{verdict.level.word}: {', '.join(sorted(verdict.kinds)) or 'nothing found'} (score {verdict.score:.2f})"
    for rule, why, span in screener.detector.explain(text) if screener.detector else ():
        yield f"  {rule}: {why} “{text[span.start : span.end]}” [{span.start}–{span.end}]"
    if verdict.model:
        yield "  model: " + ", ".join(f"{name} {value:.2f}" for name, value in verdict.model if value >= 0.05)
    if verdict.reasons:
        yield f"  because of: {', '.join(verdict.reasons)}"
    if verdict.language:
        covered = "" if screener.languages.reads(verdict.language) else ", which the rules do not cover"
        yield f"  language: {verdict.language}{covered}"


def evaluate_file(
    file: Annotated[Path, typer.Argument(help="Lines of JSON with text and level, or label.")],
    no_rules: NoRules = False,
    no_model: NoModel = False,
    sensitivity: Annotated[Sensitivity, typer.Option(help="As a server would choose.")] = Sensitivity.BALANCED,
    misses: Annotated[int, typer.Option(help="How many misses and false alarms to print.")] = 20,
) -> None:
    """Print recall, precision and false alarms per level and kind, with 95 % intervals, and the misses."""
    screener = open_screener(rules=not no_rules, model=not no_model)
    manner = Manner(sensitivity)
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            read = list(read_labelled(lines))
    except OSError as error:
        raise CirclekeeperError(f"{file} cannot be read: {error.strerror}") from None
    for line in read:
        if isinstance(line, LineError):
            typer.echo(str(line), err=True)
    labelled = [line for line in read if isinstance(line, Labelled)]
    figures = evaluate(labelled, lambda text, before: screener.screen(text, before, manner))
    for sentence in (*summary(figures), *examples(figures, misses)):
        typer.echo(sentence)


def train(context: typer.Context) -> None:
    """Train the statistical model of screening, in an environment that has what it needs. Takes the options of
    ``python -m bot.training``."""
    if find_spec("torch") is None:
        raise CirclekeeperError("Training needs more than the bot: bot/training/requirements.txt says how to get it.")
    sys.argv = ["circlekeeper train", *context.args]
    runpy.run_module("bot.training", run_name="__main__")


def summary(figures: Figures) -> Iterator[str]:
    """The figures, line by line."""
    yield f"{figures.messages} messages"
    for at in ("flagged", "must see", "crisis"):
        yield f"{at:10} recall       {figures.recall(at)}"
        yield f"{at:10} precision    {figures.precision(at)}"
        yield f"{at:10} false alarms {figures.false_alarms(at)}"
    if (area := figures.auc()) is not None:
        yield f"must see   AUC          {area:.3f}"
    if (mean := figures.macro_f1()) is not None:
        yield f"levels     macro-F1     {mean:.3f}"
    yield from _kinds(figures)
    yield from _like(figures)
    yield from _confusion(figures)


def _kinds(figures: Figures) -> Iterator[str]:
    wanted = [kind for kind in Kind if figures.kinds[kind, "wanted"]]
    if wanted:
        yield "kind              wanted  flagged  red+  named  named wrongly"
    for kind in wanted:
        counts = [figures.kinds[kind, what] for what in ("wanted", "flagged", "red", "named", "wrongly")]
        yield f"{kind.value:16} {counts[0]:7} {counts[1]:8} {counts[2]:5} {counts[3]:6} {counts[4]:14}"


def _like(figures: Figures) -> Iterator[str]:
    if figures.like:
        yield "calm ones like    messages  flagged  red+"
    for like, counts in sorted(figures.like.items()):
        red = counts[Level.RED] + counts[Level.CRISIS]
        yield f"{like:16} {counts.total():9} {red + counts[Level.AMBER]:8} {red:5}"


def _confusion(figures: Figures) -> Iterator[str]:
    if not figures.confusion:
        return
    yield "is \\ said    " + "".join(f"{said.word:>8}" for said in Level)
    for level in Level:
        yield f"{level.word:12} " + "".join(f"{figures.confusion[level, said]:8}" for said in Level)


def examples(figures: Figures, most: int) -> Iterator[str]:
    """Misses and false alarms, with their text."""
    for title, found in (("missed", figures.misses), ("false alarm", figures.alarms)):
        for message, verdict in found[:most]:
            yield f"{title}, line {message.number}, said {_said(verdict)}: {message.text[:_LONGEST_SHOWN]!r}"
        if len(found) > most:
            yield f"{title}: {len(found) - most} more"


def _said(verdict: Verdict) -> str:
    return " ".join((verdict.level.word, *verdict.rules))
