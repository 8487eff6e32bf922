"""The statistical models: small encoders, fine-tuned by us, read by onnxruntime. One thread, a few milliseconds.

One knows English best, the other reads further languages; a message is read by one of them. They learnt levels and
kinds from messages we wrote (see the cards beside them). They do not understand negation, so the rules' exceptions
bound what they may say. If files are missing or broken, or one is slow, rules go on alone.
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
ENGLISH, POLYGLOT = "model", "polyglot"
"""Folders of the encoder that knows English best, and of the one that reads other languages."""
TOGETHER = f"{POLYGLOT}/together.json"
_PLANS = (
    ((POLYGLOT,), f"{POLYGLOT}/calibration.json"),
    ((ENGLISH, POLYGLOT), TOGETHER),
    ((ENGLISH,), f"{ENGLISH}/calibration.json"),
)


class ModelError(CirclekeeperError):
    """A file of the models is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How logits become probabilities, and where levels begin for each sensitivity.

    A probability is that of ``shift`` and the sum of the encoders' logits, each times its ``scales``. ``alerts`` says
    how many of 1,000 messages of small talk, and of ordinary distress, are expected to alert.
    """

    scales: tuple[tuple[float, ...], ...]
    shift: tuple[float, ...]
    levels: Mapping[Sensitivity, Mapping[Level, float]]
    kind: float
    alerts: Mapping[Sensitivity, Mapping[str, float]]
    languages: frozenset[str]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Calibration:
        """From JSON. Raises KeyError, ValueError or TypeError for a broken file."""
        words = {level.word: level for level in LEVELS}
        if data["kinds"] != [kind.value for kind in KINDS]:
            raise ValueError("the kinds have changed")
        return cls(
            tuple(tuple(map(float, one)) for one in data["scales"]),
            tuple(map(float, data["shift"])),
            {
                Sensitivity(name): {words[word]: float(least) for word, least in found.items()}
                for name, found in data["levels"].items()
            },
            float(data["kind"]),
            {Sensitivity(name): dict(found) for name, found in data["alerts"].items()},
            frozenset(map(str, data["languages"])),
        )

    def probabilities(self, logits: Sequence[Sequence[float]]) -> list[float]:
        """Of one row of logits for each encoder. Raises ValueError where they are not as many as was calibrated."""
        sums = list(self.shift)
        for scales, row in zip(self.scales, logits, strict=True):
            sums = [sum_ + scale * one for sum_, scale, one in zip(sums, scales, row, strict=True)]
        return [1 / (1 + math.exp(-max(-30.0, min(30.0, one)))) for one in sums]


class Encoder:
    """One network with its tokenizer. Not for several threads at once."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session, self._tokenizer = session, tokenizer
        self._ends = _ends(tokenizer)

    def logits(self, text: str) -> list[float]:
        """For each output the highest of its windows."""
        found = [self._of(window) for window in self._windows(text)]
        return [max(column) for column in zip(*found, strict=True)]

    def _windows(self, text: str) -> Sequence[Sequence[int]]:
        ids = self._tokenizer.encode(text[: LONGEST * MOST_WINDOWS * 8], add_special_tokens=False).ids
        first, last = self._ends
        room = LONGEST - 2
        starts = range(0, max(1, len(ids)), room)
        return [[first, *ids[start : start + room], last] for start in list(starts)[:MOST_WINDOWS]]

    def _of(self, ids: Sequence[int]) -> list[float]:
        tokens = np.array([ids], dtype=np.int64)
        found: list[float] = self._session.run(None, {"ids": tokens, "mask": np.ones_like(tokens)})[0][0].tolist()
        return found


class OnnxModel:
    """Reads texts with one encoder, or with several that are weighed together. Not for several threads at once."""

    def __init__(self, encoders: Sequence[Encoder], calibration: Calibration, clock: Callable[[], float]) -> None:
        self._encoders, self._calibration, self._clock = tuple(encoders), calibration, clock
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
        """What it makes of a text; None while it rests."""
        if self.slow:
            return None
        started = self._clock()
        found = self._calibration.probabilities([one.logits(text) for one in self._encoders])
        self._note(self._clock() - started)
        return Reading(dict(zip(LEVELS, found, strict=False)), dict(zip(KINDS, found[len(LEVELS) :], strict=True)))

    def thresholds(self, sensitivity: Sensitivity) -> Thresholds:
        """Where its levels begin."""
        return Thresholds(self._calibration.levels[sensitivity], self._calibration.kind)

    def speaks(self, language: str) -> bool:
        """Whether it learnt the language; what could not be told is taken as English."""
        return (language or "en") in self._calibration.languages

    def _note(self, seconds: float) -> None:
        self._took.append(seconds)
        if len(self._took) == _LATEST and sorted(self._took)[_LATEST // 2] > SLOW:
            self._took.clear()
            self._rests_until = self._clock() + _REST


def _ends(tokenizer: Any) -> tuple[int, int]:
    """The ids that begin and end a text, by the two names that are usual. Raises ModelError without them."""
    for first, last in (("[CLS]", "[SEP]"), ("<s>", "</s>")):
        found = tokenizer.token_to_id(first), tokenizer.token_to_id(last)
        if None not in found:
            return found
    raise ModelError("the tokenizer names no beginning and end")


def with_before(before: str, text: str) -> str:
    """A message together with the one it follows, as the model learnt to read them."""
    return f"{before}\n{text}"


def load_models(folder: Path, clock: Callable[[], float] = time.monotonic) -> tuple[list[OnnxModel], list[ModelError]]:
    """The models that can be read, best first for each language, and what is wrong with what is there.

    English is read by both encoders together, and where that cannot be, by the first alone. ``clock`` counts seconds.
    """
    encoders: dict[str, Encoder] = {}
    found: list[OnnxModel] = []
    wrong: list[ModelError] = []
    for name in (ENGLISH, POLYGLOT):
        if (folder / name).is_dir():
            try:
                encoders[name] = _encoder(folder / name)
            except ModelError as error:
                wrong.append(error)
    for names, file in _PLANS:
        if all(name in encoders for name in names):
            try:
                found.append(_model([encoders[name] for name in names], folder / file, clock))
            except ModelError as error:
                wrong.append(error)
    return found, wrong


def _encoder(folder: Path) -> Encoder:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001 - libraries with errors of their own; whichever it is, others go on
        raise ModelError(f"the model in {folder} cannot be read: {type(error).__name__}") from None
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Encoder(session, tokenizer)


def _model(encoders: Sequence[Encoder], file: Path, clock: Callable[[], float]) -> OnnxModel:
    try:
        calibration = Calibration.read(json.loads(file.read_text(encoding="utf-8")))
        model = OnnxModel(encoders, calibration, clock)
        model.read("a first reading, so that a broken file is found now")
    except Exception as error:  # noqa: BLE001 - as above
        raise ModelError(f"the model of {file} cannot be read: {type(error).__name__}") from None
    return model
