"""Turns logits into probabilities that mean what they say, and chooses where levels begin."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from bot.domain.triage import Sensitivity
from bot.screening.model import KINDS, LEVELS
from bot.training.examples import UNKNOWN, Example

#: Of messages below a level (distress without risk among them), the share that may reach it: amber, red, crisis.
ALLOWED = {
    Sensitivity.WIDE: (0.18, 0.14, 0.08),
    Sensitivity.BALANCED: (0.10, 0.04, 0.03),
    Sensitivity.NARROW: (0.05, 0.025, 0.015),
}
#: The same for other languages: of what was kept back, fewer than one in twenty reach red with it, for amber has to be
#: reached as well, and rules say less there.
ALLOWED_OTHERS = {
    Sensitivity.WIDE: (0.18, 0.14, 0.08),
    Sensitivity.BALANCED: (0.10, 0.05, 0.03),
    Sensitivity.NARROW: (0.05, 0.03, 0.015),
}
#: Of public small talk, at red and crisis; twice as much at amber, which pages nobody.
ALLOWED_SMALL = {Sensitivity.WIDE: 0.03, Sensitivity.BALANCED: 0.008, Sensitivity.NARROW: 0.006}
_STEPS = 2000
_LEAST = 0.02
"""No encoder is heard backwards."""


def platt(rows: np.ndarray, truth: np.ndarray) -> tuple[list[float], float]:
    """Scales, one a column of logits, and the shift that make probabilities honest: descent on the log loss."""
    scales, shift, rate = np.full(rows.shape[1], 1.0 / rows.shape[1]), 0.0, 0.5
    if len(set(truth)) < 2:
        return scales.tolist(), shift
    for _ in range(_STEPS):
        errors = 1 / (1 + np.exp(-np.clip(rows @ scales + shift, -30, 30))) - truth
        scales = np.maximum(_LEAST, scales - rate / 4 * (errors @ rows) / len(rows))
        shift -= rate * errors.mean()
    return scales.tolist(), float(shift)


def calibrate(
    examples: Sequence[Example], logits: Sequence[Sequence[Sequence[float]]], languages: Collection[str]
) -> dict[str, Any]:
    """What a calibration holds. ``examples`` were not learnt from; ``logits`` has rows for each encoder."""
    outputs = np.array(logits).transpose(2, 1, 0)  # each output: a row for each example, a column for each encoder
    pairs = [_platt_of(examples, rows, column) for column, rows in enumerate(outputs)]
    columns = [rows @ np.array(scales) + shift for rows, (scales, shift) in zip(outputs, pairs, strict=True)]
    found = (1 / (1 + np.exp(-np.clip(np.array(columns).T, -30, 30)))).tolist()
    allowed = ALLOWED if "en" in languages else ALLOWED_OTHERS
    levels = {name.value: _levels(examples, found, name, allowed[name]) for name in Sensitivity}
    return {
        "kinds": [kind.value for kind in KINDS],
        "languages": sorted(languages),
        "scales": [[round(scales[one], 5) for scales, _ in pairs] for one in range(outputs.shape[2])],
        "shift": [round(shift, 5) for _, shift in pairs],
        "levels": levels,
        "kind": 0.4,
        "alerts": {name.value: _alerts(examples, found, levels[name.value]) for name in Sensitivity},
    }


def _platt_of(examples: Sequence[Example], rows: np.ndarray, column: int) -> tuple[list[float], float]:
    truth = np.array([one.targets[column] for one in examples])
    known = truth != UNKNOWN
    return platt(rows[known], truth[known])


def _levels(
    examples: Sequence[Example],
    found: Sequence[Sequence[float]],
    sensitivity: Sensitivity,
    allowed: Sequence[float],
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
            _quantile(written, allowed[column]),
            _quantile(small, ALLOWED_SMALL[sensitivity] * (2 if column == 0 else 1)),
        )
        chosen[level.word] = round(min(0.99, max(0.05, least)), 4)
    return chosen


def _quantile(values: Sequence[float], above: float) -> float:
    """The value above which the share ``above`` lies; nothing where there are no values."""
    if not values:
        return 0.0
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
