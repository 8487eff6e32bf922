"""Turns logits into probabilities that mean what they say, and chooses where levels begin."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.triage import Sensitivity
from bot.screening.model import KINDS, LEVELS
from bot.training.examples import LEARNT, UNKNOWN, Example

#: Of messages below a level (distress without risk among them), the share that may reach it: amber, red, crisis.
ALLOWED = {
    Sensitivity.WIDE: (0.18, 0.14, 0.08),
    Sensitivity.BALANCED: (0.10, 0.05, 0.03),
    Sensitivity.NARROW: (0.07, 0.05, 0.03),
}
#: Of public small talk, at red and crisis; twice as much at amber, which pages nobody.
ALLOWED_SMALL = {Sensitivity.WIDE: 0.03, Sensitivity.BALANCED: 0.008, Sensitivity.NARROW: 0.006}
_STEPS = 300


def platt(logits: Sequence[float], truth: Sequence[float]) -> tuple[float, float]:
    """``scale`` and ``shift`` that make probabilities honest on these; gradient descent on the log loss."""
    if not logits or len(set(truth)) < 2:
        return 1.0, 0.0
    scale, shift, rate = 1.0, 0.0, 0.5
    for _ in range(_STEPS):
        errors = [_sigmoid(scale * one + shift) - wanted for one, wanted in zip(logits, truth, strict=True)]
        scale -= rate * sum(error * one for error, one in zip(errors, logits, strict=True)) / len(errors) / 4
        shift -= rate * sum(errors) / len(errors)
    return max(0.05, scale), shift


def calibrate(examples: Sequence[Example], logits: Sequence[Sequence[float]]) -> dict[str, Any]:
    """What ``calibration.json`` holds. ``examples`` were not learnt from."""
    pairs = [_platt_of(examples, logits, column) for column in range(len(LEVELS) + len(KINDS))]
    found = [[_sigmoid(scale * one + shift) for one, (scale, shift) in zip(row, pairs, strict=True)] for row in logits]
    levels = {name.value: _levels(examples, found, name) for name in Sensitivity}
    return {
        "kinds": [kind.value for kind in KINDS],
        "languages": sorted(LEARNT),
        "scale": [round(scale, 5) for scale, _ in pairs],
        "shift": [round(shift, 5) for _, shift in pairs],
        "levels": levels,
        "kind": 0.4,
        "alerts": {name.value: _alerts(examples, found, levels[name.value]) for name in Sensitivity},
    }


def _platt_of(examples: Sequence[Example], logits: Sequence[Sequence[float]], column: int) -> tuple[float, float]:
    known = [
        (row[column], one.targets[column])
        for one, row in zip(examples, logits, strict=True)
        if one.targets[column] != UNKNOWN
    ]
    return platt([logit for logit, _ in known], [truth for _, truth in known])


def _levels(
    examples: Sequence[Example], found: Sequence[Sequence[float]], sensitivity: Sensitivity
) -> Mapping[str, float]:
    """The lowest thresholds that keep false alarms within what is allowed."""
    chosen: dict[str, float] = {}
    for column, level in enumerate(LEVELS):
        written: list[float] = []
        small: list[float] = []
        for one, row in zip(examples, found, strict=True):
            if one.targets[column] == 0 and one.source != "rules":
                (written if one.source.startswith("voice:") else small).append(row[column])
        least = max(
            _quantile(written, ALLOWED[sensitivity][column]),
            _quantile(small, ALLOWED_SMALL[sensitivity] * (2 if column == 0 else 1)),
        )
        chosen[level.word] = round(min(0.99, max(0.05, least)), 4)
    return chosen


def _quantile(values: Sequence[float], above: float) -> float:
    """The value above which the share ``above`` lies."""
    if not values:
        return 0.5
    ordered = sorted(values, reverse=True)
    return ordered[min(len(ordered) - 1, math.floor(above * len(ordered)))] + 1e-4


def _alerts(
    examples: Sequence[Example], found: Sequence[Sequence[float]], levels: Mapping[str, float]
) -> dict[str, float]:
    """Of 1,000 messages each: small talk, and ordinary distress, that would be flagged red or higher by the model."""
    least = levels[LEVELS[1].word]
    groups: dict[str, list[bool]] = {"small talk": [], "distress": []}
    for one, row in zip(examples, found, strict=True):
        if one.targets[1] != 0 or one.source == "rules":
            continue
        if one.source.startswith("voice:") or one.source == "sad_train":
            groups["distress"].append(row[1] >= least)
        else:
            groups["small talk"].append(row[1] >= least)
    return {name: round(1000 * sum(hits) / max(1, len(hits)), 1) for name, hits in groups.items()}


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
