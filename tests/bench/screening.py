"""What screening costs: normaliser, rules, model and all, beside word lists and discord.py's own work per message.

One run measures everything, so that the ratios hold on any machine. ``… screening plot.png`` also draws how the time
grows with the length of a message.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.content import data_folder
from bot.practice.scenarios.first_evening import FIRST_EVENING
from bot.room import open_room
from bot.screening import Screener, load_screener
from bot.screening.cutting import cut
from bot.screening.evaluating import Labelled, read_labelled
from bot.screening.loading import load_rules
from bot.telemetry import set_up_logs
from tests.bench.alerts import somewhere
from tests.bench.messages import bare_cost

ROUNDS = 3
LENGTHS = (1_000, 2_000, 4_000, 8_000, 16_000)
HOSTILE = {
    "plain": "we walked by the river and it was good ",
    "emoji": "💊🔪😭",
    "repeats": "a",
    "spaced letters": "k i l l ",
    "stars": "k*ll m*self ",
    "run together": "iwanttodie",
    "hits": "i want to die ",
    "Chinese": "我不想活",
    "Cyrillic in Latin": "kіll mуsеlf ",
}


async def main() -> None:
    """Print the figures."""
    set_up_logs("ERROR", "text")
    home = data_folder() / "screening"
    texts, screener = _texts(home), load_screener(home)
    rules_only = load_screener(home, model=False)
    print(f"{len(texts)} messages of {statistics.median(map(len, texts)):.0f} characters in the middle")
    _stages(texts, rules_only, screener)
    _word_lists(texts, home)
    async with open_room(FIRST_EVENING) as (room, _server, scene):
        room.world.limits.enabled = False
        bare = await bare_cost(room, scene, *somewhere(scene))
    print(f"discord.py's own work:            {1 / bare:10,.0f} messages/s")
    _growth(rules_only)


def _texts(home: Path) -> list[str]:
    """Authored messages, or the examples of rules where there are none."""
    found: list[str] = []
    for file in sorted((home / "voices").rglob("*.jsonl")):
        found += [one.text for one in read_labelled(file.open(encoding="utf-8")) if isinstance(one, Labelled)]
    return found or [text for rule in load_rules(home).rules for text in (*rule.must, *rule.must_not)]


def _stages(texts: Sequence[str], rules_only: Screener, screener: Screener) -> None:
    detector = rules_only.detector
    assert detector is not None
    folder, vocabulary = detector._folder, detector._vocabulary
    _say("normaliser", texts, lambda text: cut(folder.fold(text).text, vocabulary))
    _say("rules, normaliser included", texts, detector.screen)
    _say("rules, context and language", texts, rules_only.screen)
    english, spanish = screener.model_for("en"), screener.model_for("es")
    if english is None or spanish is None:
        print("models:                           not all are here")
        return
    few = texts[:1000]
    _say("model for English", few, english.read)
    _say("model for other languages", few, spanish.read)
    _say("all", few, screener.screen)
    taken = sorted(_seconds(screener.screen, [text]) for text in few)
    print(f"all, p95:                         {1000 * taken[len(taken) * 95 // 100]:10.2f} ms")


def _word_lists(texts: Sequence[str], home: Path) -> None:
    """As other bots do it: every word or phrase by ``re`` in turn, and all of them in one alternation."""
    words = sorted(load_rules(home).guarded)
    each = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in words]
    one = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    _say(f"a loop over {len(words)} words", texts, lambda text: [pattern.search(text) for pattern in each])
    _say("the same words as an alternation", texts, one.search)


def _say(name: str, texts: Sequence[str], act: Callable[[str], object]) -> None:
    best = min(_seconds(act, texts) for _ in range(ROUNDS))
    print(f"{name + ':':34}{len(texts) / best:10,.0f} messages/s")


def _seconds(act: Callable[[str], object], texts: Sequence[str]) -> float:
    started = time.perf_counter()
    for text in texts:
        act(text)
    return time.perf_counter() - started


def _growth(screener: Screener) -> None:
    """Milliseconds by length, and how many times longer 16 times the text takes: about 16 is linear."""
    print(f"{'milliseconds by length':34}" + "".join(f"{length:10,}" for length in LENGTHS))
    lines: dict[str, list[float]] = {}
    for name, piece in HOSTILE.items():
        texts = [piece * (length // len(piece)) for length in LENGTHS]
        lines[name] = [1000 * min(_seconds(screener.screen, [text]) for _ in range(ROUNDS)) for text in texts]
        print(f"{name:34}" + "".join(f"{taken:10.2f}" for taken in lines[name]))
    if len(sys.argv) > 2:
        _draw(lines, Path(sys.argv[2]))


def _draw(lines: dict[str, list[float]], file: Path) -> None:
    figure = Figure(figsize=(8, 5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(title="Screening takes time in proportion to the message", xlabel="characters")
    axes.set_ylabel("milliseconds")
    for (name, taken), marker in zip(lines.items(), "osv^Dx+*p", strict=True):
        axes.plot(LENGTHS, taken, marker=marker, linewidth=1)
        axes.annotate(name, (LENGTHS[-1], taken[-1]), fontsize=8, xytext=(4, 0), textcoords="offset points")
    figure.savefig(file)
