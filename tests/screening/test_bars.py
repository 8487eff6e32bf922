"""The bars, on voices that nothing was fitted to. One that is missed is held where it is, so that it cannot get worse.

The model's card names every bar that is missed, and why. ``SLACK`` is what another processor's rounding may change.
"""

from __future__ import annotations

import pytest

from bot.screening import Screener
from tests.screening.bars import Judged, judged, macro_f1, unwanted, wanted

SLACK = 0.015
MISSED: dict[str, float] = {
    "crisis found as crisis": 0.715,
    "crisis that pages": 0.832,
    "must be seen: recall": 0.737,
    "disguised": 0.897,
    "kind suicide": 0.864,
    "kind self_harm": 0.846,
    "kind harm_to_others": 0.848,
    "kind abuse": 0.853,
    "kind eating": 0.875,
    "kind substance": 0.872,
    "kind hostility": 0.8,
    "kind confidentiality": 0.766,
    "kind spam": 0.88,
    "false alarms, negation": 0.143,
    "false alarms, past": 0.224,
    "false alarms, smalltalk": 0.072,
}
"""What is reached where a bar is missed."""


@pytest.fixture(scope="module")
def found(screener: Screener) -> list[Judged]:
    assert screener.model_for("en") is not None, "the models ship with the bot"
    assert not screener.reduced
    return judged(screener)


def test_what_must_be_found_is_found_as_often_as_before(found: list[Judged]) -> None:
    for name, (value, bar) in wanted(found).items():
        assert value.value >= MISSED.get(name, bar) - SLACK, name
    assert macro_f1(found) >= MISSED.get("macro-F1", 0.60) - SLACK


def test_what_is_calm_is_left_alone_as_often_as_before(found: list[Judged]) -> None:
    for name, (value, bar) in unwanted(found).items():
        assert value.value <= MISSED.get(name, bar) + SLACK, name


def test_every_bar_that_is_missed_is_missed(found: list[Judged]) -> None:
    """A bar that is reached is held as a bar from then on."""
    for name, (value, bar) in wanted(found).items():
        assert (name in MISSED) == (value.value < bar), name
    for name, (value, bar) in unwanted(found).items():
        assert (name in MISSED) == (value.value > bar), name
