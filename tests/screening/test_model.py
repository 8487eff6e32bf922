"""The statistical model: long texts, slowness, broken files, and a short answer read with its question."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from bot.domain.triage import Kind, Level, Reason, Sensitivity
from bot.screening import Before, Screener, load_screener
from bot.screening.context import Reader, load_answers
from bot.screening.deciding import Reading, Thresholds
from bot.screening.language import load_languages
from bot.screening.model import (
    ENGLISH,
    KINDS,
    LEVELS,
    LONGEST,
    MOST_WINDOWS,
    POLYGLOT,
    SLOW,
    TOGETHER,
    Calibration,
    Encoder,
    ModelError,
    OnnxModel,
    load_models,
)
from bot.screening.screener import Manner
from tests.screening.conftest import SHIPPED

WIDTH = len(LEVELS) + len(KINDS)
CALIBRATION: dict[str, Any] = {
    "kinds": [kind.value for kind in KINDS],
    "scales": [[1.0] * WIDTH],
    "shift": [0.0] * WIDTH,
    "levels": {one.value: {"amber": 0.5, "red": 0.6, "crisis": 0.7} for one in Sensitivity},
    "kind": 0.4,
    "alerts": {one.value: {"small talk": 1.0, "distress": 2.0} for one in Sensitivity},
    "languages": ["en", "de"],
}


class Session:
    """Finds danger where the word with the number 3 stands, and takes its time."""

    def __init__(self) -> None:
        self.now, self.takes, self.read = 0.0, 0.0, 0

    def run(self, _wanted: None, given: Mapping[str, Any]) -> list[Any]:
        self.now += self.takes
        self.read += 1
        assert given["ids"].shape[1] <= LONGEST
        return [np.full((1, WIDTH), 4.0 if 3 in given["ids"] else -4.0)]


def model_of(session: Session) -> OnnxModel:
    words = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "danger": 3}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    return OnnxModel([Encoder(session, tokenizer)], Calibration.read(CALIBRATION), lambda: session.now)


def test_the_worst_window_of_a_long_text_counts_and_their_number_is_bounded() -> None:
    session = Session()
    model = model_of(session)
    calm, bad = model.read("calm"), model.read("calm " * 200 + "danger")
    assert calm is not None
    assert bad is not None
    assert calm.at_least[Level.RED] < 0.1 < 0.9 < bad.at_least[Level.RED]
    session.read = 0
    model.read("calm " * 9000)
    assert session.read == MOST_WINDOWS
    assert model.speaks("de")
    assert model.speaks("")
    assert not model.speaks("fr")


def test_a_model_that_is_slow_rests_and_comes_back() -> None:
    session = Session()
    model = model_of(session)
    session.takes = SLOW * 2
    for _ in range(25):
        assert model.read("calm") is not None
    assert model.slow
    assert model.read("danger") is None
    session.now += 601
    assert not model.slow
    assert model.read("danger") is not None


def test_a_file_of_messages_is_read_to_its_end_however_slow_the_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.screening.model.SLOW", 0.0)
    hurried, waiting = load_screener(folder), load_screener(folder, waits=True)
    for number in range(30):
        hurried.screen(f"a calm line, number {number}")
        waiting.screen(f"a calm line, number {number}")
    assert not hurried.screen("one more").model
    assert waiting.screen("one more").model


def test_encoders_that_read_together_are_weighed() -> None:
    calibration = Calibration.read({**CALIBRATION, "scales": [[1.0] * WIDTH, [0.5] * WIDTH], "shift": [-1.0] * WIDTH})
    probable = calibration.probabilities([[2.0] * WIDTH, [4.0] * WIDTH])
    assert probable == pytest.approx([1 / (1 + np.exp(-3.0))] * WIDTH)
    with pytest.raises(ValueError, match="shorter"):
        calibration.probabilities([[2.0] * WIDTH])


def spoil(place: Path, how: str) -> None:
    """One thing is wrong with a folder of a model."""
    if how == "missing":
        (place / "model.onnx").unlink()
    elif how == "broken":
        (place / "tokenizer.json").write_bytes(b"no tokenizer")
    else:
        changed = {**json.loads((place / "calibration.json").read_text(encoding="utf-8")), "kinds": ["spam"]}
        (place / "calibration.json").write_text(json.dumps(changed), encoding="utf-8")


@pytest.mark.parametrize("how", ["missing", "broken", "other kinds"])
def test_a_model_that_cannot_be_read_is_named(folder: Path, how: str) -> None:
    spoil(folder / ENGLISH, how)
    _, (wrong,) = load_models(folder)
    assert str(folder / ENGLISH) in str(wrong)


def test_rules_go_on_alone_without_a_readable_model_and_say_so(folder: Path) -> None:
    for name in (ENGLISH, POLYGLOT):
        spoil(folder / name, "broken")
    screener = load_screener(folder)
    assert screener.reduced
    assert not screener.models
    assert screener.screen("I want to kill myself").level >= Level.RED


def test_each_language_is_read_by_what_learnt_it(folder: Path) -> None:
    screener = load_screener(folder)
    spanish, english = screener.model_for("es"), screener.model_for("en")
    assert spanish is not None
    assert english is not None
    assert spanish is not english
    assert screener.model_for("zh") is spanish
    assert screener.model_for("") is english
    assert screener.model_for("fi") is None
    assert not screener.reduced


@pytest.mark.parametrize("name", [ENGLISH, POLYGLOT])
def test_one_encoder_that_cannot_be_read_leaves_the_other_and_says_so(folder: Path, name: str) -> None:
    spoil(folder / name, "broken")
    screener = load_screener(folder)
    assert screener.reduced
    assert (screener.model_for("en") is not None) == (name == POLYGLOT)
    assert (screener.model_for("zh") is not None) == (name == ENGLISH)
    assert screener.model_for("es") is not None


def test_english_is_read_by_one_encoder_where_the_two_cannot_be_weighed(folder: Path) -> None:
    (folder / TOGETHER).unlink()
    screener = load_screener(folder)
    assert screener.reduced
    assert screener.model_for("en") is not None


def test_a_tokenizer_without_a_beginning_is_named() -> None:
    with pytest.raises(ModelError):
        Encoder(Session(), Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]")))


class Answering:
    """Sees danger only in an answer that stands under its question."""

    slow = False
    alerts: Mapping[Sensitivity, Mapping[str, float]] = {}

    def read(self, text: str) -> Reading | None:
        sure = 0.9 if text == "How is it?\nwet" else 0.1
        return Reading(dict.fromkeys(LEVELS, sure), {Kind.SUICIDE: sure})

    def thresholds(self, _sensitivity: Sensitivity) -> Thresholds:
        return Thresholds(dict.fromkeys(LEVELS, 0.5))

    def speaks(self, _language: str) -> bool:
        return True


def test_a_short_answer_is_read_with_its_question() -> None:
    reader, languages = Reader(load_answers(SHIPPED / "answers.toml")), load_languages(SHIPPED / "languages.toml")
    screener = Screener(None, reader, languages, [Answering()])
    question = (Before("How is it?", same=False),)
    assert screener.screen("wet").level is Level.GREEN
    found = screener.screen("wet", question)
    assert (found.level, found.reasons) == (Level.CRISIS, (Reason.MODEL,))
    assert found.spans
    assert screener.screen("wet", (Before("How is it?", same=True),)).level is Level.GREEN
    assert screener.screen("wet", (Before("It is.", same=False),)).level is Level.GREEN
    assert screener.screen("wet", question, Manner(statistics=False)).level is Level.GREEN
