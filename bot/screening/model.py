"""The statistical model: a small encoder, fine-tuned by us, read by onnxruntime. One thread, a few milliseconds.

It learnt levels and kinds from messages we wrote (see the card beside it). It does not understand negation, so the
rules' exceptions bound what it may say. If its files are missing or broken, or it is slow, rules go on alone.
"""

from __future__ import annotations

import json
import math
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.domain.triage import Kind, Level, Sensitivity
from bot.errors import CirclekeeperError
from bot.screening.deciding import Reading, Thresholds

LEVELS = (Level.AMBER, Level.RED, Level.CRISIS)
KINDS = tuple(kind for kind in Kind if kind not in {Kind.CALL, Kind.REPORT, Kind.CHECKIN})
LONGEST = 128
"""Tokens that are read at once; a longer message is read in windows, and the highest counts."""
MOST_WINDOWS = 4
SLOW = 0.05
"""Seconds. A model that takes longer than this for the middle one of its last readings is left out."""
_LATEST, _REST = 25, 600.0
FILES = ("model.onnx", "tokenizer.json", "calibration.json")


class ModelError(CirclekeeperError):
    """The model's files are missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How logits become probabilities (``scale * logit + shift``), and where levels begin for each sensitivity.

    ``alerts`` says how many of 1,000 messages of small talk, and of ordinary distress, are expected to alert.
    """

    scale: tuple[float, ...]
    shift: tuple[float, ...]
    levels: Mapping[Sensitivity, Mapping[Level, float]]
    kind: float
    alerts: Mapping[Sensitivity, Mapping[str, float]]
    languages: frozenset[str] = frozenset({"en"})

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Calibration:
        """From JSON. Raises KeyError, ValueError or TypeError for a broken file."""
        words = {level.word: level for level in LEVELS}
        if data["kinds"] != [kind.value for kind in KINDS]:
            raise ValueError("the kinds have changed")
        return cls(
            tuple(map(float, data["scale"])),
            tuple(map(float, data["shift"])),
            {
                Sensitivity(name): {words[word]: float(least) for word, least in found.items()}
                for name, found in data["levels"].items()
            },
            float(data["kind"]),
            {Sensitivity(name): dict(found) for name, found in data["alerts"].items()},
            frozenset(map(str, data.get("languages", ("en",)))),
        )


class OnnxModel:
    """Reads texts. Not for several threads at once."""

    def __init__(self, session: Any, tokenizer: Any, calibration: Calibration, clock: Callable[[], float]) -> None:
        self._session, self._tokenizer, self._calibration, self._clock = session, tokenizer, calibration, clock
        self._took: deque[float] = deque(maxlen=_LATEST)
        self._rests_until = 0.0

    @property
    def slow(self) -> bool:
        """Whether it is resting because it took too long."""
        return self._clock() < self._rests_until

    @property
    def alerts(self) -> Mapping[Sensitivity, Mapping[str, float]]:
        """Expected alerts of 1,000 messages."""
        return self._calibration.alerts

    def read(self, text: str) -> Reading | None:
        """The highest of its windows; None while it rests."""
        if self.slow:
            return None
        started = self._clock()
        found = [self._probabilities(window) for window in self._windows(text)]
        self._note(self._clock() - started)
        highest = [max(column) for column in zip(*found, strict=True)]
        return Reading(dict(zip(LEVELS, highest, strict=False)), dict(zip(KINDS, highest[len(LEVELS) :], strict=True)))

    def thresholds(self, sensitivity: Sensitivity) -> Thresholds:
        """Where its levels begin."""
        return Thresholds(self._calibration.levels[sensitivity], self._calibration.kind)

    def speaks(self, language: str) -> bool:
        """Whether it learnt the language; what could not be told is read too."""
        return not language or language in self._calibration.languages

    def _windows(self, text: str) -> Sequence[Sequence[int]]:
        ids = self._tokenizer.encode(text[: LONGEST * MOST_WINDOWS * 8], add_special_tokens=False).ids
        first, last = self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")
        room = LONGEST - 2
        starts = range(0, max(1, len(ids)), room)
        return [[first, *ids[start : start + room], last] for start in list(starts)[:MOST_WINDOWS]]

    def _probabilities(self, ids: Sequence[int]) -> list[float]:
        tokens = np.array([ids], dtype=np.int64)
        logits = self._session.run(None, {"ids": tokens, "mask": np.ones_like(tokens)})[0][0]
        calibration = self._calibration
        adjusted = zip(logits.tolist(), calibration.scale, calibration.shift, strict=True)
        return [1 / (1 + math.exp(-max(-30.0, min(30.0, scale * one + shift)))) for one, scale, shift in adjusted]

    def _note(self, seconds: float) -> None:
        self._took.append(seconds)
        if len(self._took) == _LATEST and sorted(self._took)[_LATEST // 2] > SLOW:
            self._took.clear()
            self._rests_until = self._clock() + _REST


def with_before(before: str, text: str) -> str:
    """A message together with the one it follows, as the model learnt to read them."""
    return f"{before}\n{text}"


def load_model(folder: Path, clock: Callable[[], float] = time.monotonic) -> OnnxModel:
    """Raises ModelError if a file is missing or cannot be read. ``clock`` counts seconds."""
    if missing := [name for name in FILES if not (folder / name).is_file()]:
        raise ModelError(f"{folder / missing[0]} is missing")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        calibration = Calibration.read(json.loads((folder / FILES[2]).read_text(encoding="utf-8")))
        tokenizer = Tokenizer.from_file(str(folder / FILES[1]))
        session = onnxruntime.InferenceSession(str(folder / FILES[0]), options, providers=["CPUExecutionProvider"])
        tokenizer.no_padding()
        tokenizer.no_truncation()
        model = OnnxModel(session, tokenizer, calibration, clock)
        model.read("a first reading, so that a broken file is found now")
    except Exception as error:  # noqa: BLE001 - three libraries with errors of their own; whichever it is, rules go on alone
        raise ModelError(f"the model in {folder} cannot be read: {type(error).__name__}") from None
    return model
