"""The bars, on voices that nothing was fitted to. One that is missed is held where it is, so that it cannot get worse.

The model's card names every bar that is missed, and why. ``SLACK`` is what another processor's rounding may change.
"""

from __future__ import annotations

import pytest

from bot.screening import Screener
from tests.screening.bars import Judged, judged, macro_f1, unwanted, wanted

SLACK = 0.015
MISSED: dict[str, float] = {
    "crisis found as crisis": 0.636,
    "crisis that pages": 0.743,
    "must be seen: recall": 0.672,
    "disguised": 0.846,
    "kind suicide": 0.762,
    "kind self_harm": 0.808,
    "kind harm_to_others": 0.804,
    "kind abuse": 0.693,
    "kind eating": 0.771,
    "kind substance": 0.787,
    "kind third_person": 0.797,
    "kind hostility": 0.727,
    "kind confidentiality": 0.66,
    "kind spam": 0.76,
    "false alarms, negation": 0.143,
    "false alarms, past": 0.241,
    "false alarms, smalltalk": 0.072,
}
"""What is reached where a bar is missed."""


@pytest.fixture(scope="module")
def found(screener: Screener) -> list[Judged]:
    assert screener.model is not None, "the model ships with the bot"
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
