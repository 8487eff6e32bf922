"""What the model learns from: messages we wrote, examples of our rules, and public sets that may be trained on."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.triage import Kind, Level
from bot.screening.evaluating import Labelled, read_labelled
from bot.screening.loading import load_rules
from bot.screening.model import KINDS, LEVELS, with_before

LEARNT = {"en", "es", "de", "fr", "pt"}
"""Languages of the messages that the encoder of English learns from."""
OTHERS = {"es", "de", "fr", "pt", "zh"}
"""Languages that the encoder of many languages reads."""
_UNMARKED, _SLIPS, _HALF = 0.45, 0.75, 0.5
UNKNOWN = -1.0
"""A target that an example says nothing about."""
_CALM_MOODS = {"neutral", "admiration", "gratitude", "approval", "amusement", "love", "curiosity", "joy", "optimism"}
_SPARE = {"goemo_train": 2000, "ubuntu_irc_20k": 800}
_MOST = {"goemo_train": 1200, "ubuntu_irc_20k": 500, "sad_train": 900}


@dataclass(frozen=True, slots=True)
class Example:
    """A text, one target for each output of the model (0, 1 or UNKNOWN), whose it is, and in what language."""

    text: str
    targets: tuple[float, ...]
    source: str
    language: str = "en"


def targets(level: Level | None, kinds: Iterable[Kind] | None) -> tuple[float, ...]:
    """Outputs in the model's order: each level or higher, then each kind."""
    at_least = [UNKNOWN if level is None else float(level >= one) for one in LEVELS]
    named = None if kinds is None else set(kinds)
    return (*at_least, *(UNKNOWN if named is None else float(kind in named) for kind in KINDS))


def voices(folder: Path, languages: Collection[str] = frozenset(LEARNT)) -> Iterator[Example]:
    """Messages by imagined voices, one file a voice, in these languages."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            language = json.loads(line).get("language", "en")
            for one in read_labelled([line]) if language in languages else ():
                if isinstance(one, Labelled) and one.level is not None:
                    text = with_before(one.before[-1].text, one.text) if one.before else one.text
                    yield Example(text, targets(one.level, one.kinds), f"voice:{file.stem}", language)


def worn(text: str, chance: random.Random) -> str:
    """The text as it might be typed in a hurry: without capitals, marks or apostrophes, with a slip, or cut short."""
    what = chance.random()
    if what < _UNMARKED:
        return "".join(sign for sign in text.lower() if sign not in "'’,.")
    if what < _SLIPS:
        signs = list(text)
        for _ in range(max(1, len(signs) // 40)):
            at = chance.randrange(max(1, len(signs) - 1))
            signs[at : at + 2] = signs[at : at + 2][::-1] if chance.random() < _HALF else signs[at : at + 1]
        return "".join(signs)
    return text.lower()


def rule_examples(folder: Path) -> Iterator[Example]:
    """The sentences that our own rules must match."""
    for rule in load_rules(folder).rules:
        for text in rule.must:
            yield Example(text, targets(rule.level, (rule.kind,)), "rules")


def public(folder: Path, seed: int) -> Iterator[Example]:
    """Public sets marked for training: calm talk, technical chat, everyday stress. Empty without the folder."""
    chance = random.Random(seed)  # noqa: S311 - a sample that can be repeated, no secret
    for name, most in _MOST.items():
        file = folder / f"{name}.jsonl"
        if not file.is_file():
            continue
        rows = [json.loads(line) for line in file.open(encoding="utf-8")]
        for row in chance.sample(rows, min(most, len(rows))):
            yield Example(row["text"], _calm(name, row), name)


def spare(folder: Path, seed: int) -> Iterator[Example]:
    """More public small talk, none of which ``public`` gives: where levels begin needs many calm messages."""
    taken = {one.text for one in public(folder, seed)}
    chance = random.Random(seed + 1)  # noqa: S311
    for name, most in _SPARE.items():
        file = folder / f"{name}.jsonl"
        rows = [json.loads(line) for line in file.open(encoding="utf-8")] if file.is_file() else []
        found = [Example(row["text"], _calm(name, row), name) for row in rows if row["text"] not in taken]
        calm = [one for one in found if one.targets[0] == 0]
        yield from chance.sample(calm, min(most, len(calm)))


def _calm(name: str, row: dict[str, object]) -> tuple[float, ...]:
    """Not to be seen soon; whether somebody should look at all is known of small talk only."""
    moods = row.get("class")
    small = name == "ubuntu_irc_20k" or (isinstance(moods, list) and set(moods) <= _CALM_MOODS)
    known = targets(Level.GREEN, ())
    return known if small else (UNKNOWN, *known[1:])


def held_back(examples: Iterable[Example], every: int, seed: int) -> tuple[list[Example], list[Example]]:
    """(to learn from, to calibrate on): every ``every``-th voice whole, and the same share of other sources."""
    chance = random.Random(seed)  # noqa: S311
    listed = list(examples)
    sources = sorted({one.source for one in listed if one.source.startswith("voice:")})
    chance.shuffle(sources)
    kept = set(sources[::every])
    back = [one for one in listed if one.source in kept]
    rest = [one for one in listed if one.source not in kept]
    back += [one for one in rest if not one.source.startswith("voice:") and chance.random() < 1 / every]
    held = {id(one) for one in back}
    return [one for one in rest if id(one) not in held], back
