"""The line protocol never crashes, and figures count what they say."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.triage import Kind, Level, Verdict
from bot.screening import Screener
from bot.screening.evaluating import Labelled, Share, evaluate, read_labelled
from bot.screening.lines import LineError, answer

FIELDS = ["level", "score", "kinds", "spans", "rules", "exceptions", "reasons", "model", "language"]


def test_a_line_is_answered_with_every_field(screener: Screener) -> None:
    said = json.loads(answer('{"text": "ok. I want to die", "id": 7}', screener))
    assert list(said) == FIELDS
    assert said["level"] == "red"
    assert said["kinds"] == ["suicide"]
    assert "want to die" in ["ok. I want to die"[start:end] for start, end, _ in said["spans"]]


@pytest.mark.parametrize("line", ["", "x", "[]", '{"text": 5}', '{"text": "a", "context": 5}', "[" * 5000, "{}"])
def test_a_bad_line_is_answered_with_what_is_wrong(screener: Screener, line: str) -> None:
    assert list(json.loads(answer(line, screener))) == ["error"]


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_every_line_gets_one_line(screener: Screener, line: str) -> None:
    assert "\n" not in answer(line, screener)
    assert json.loads(answer(json.dumps({"text": line}), screener))["level"] in {level.word for level in Level}


def test_figures() -> None:
    lines = [
        '{"text": "a", "level": "red", "kinds": ["suicide"]}',
        '{"text": "b", "level": 3, "kinds": ["abuse"]}',
        '{"text": "c", "level": "green", "like": "idiom"}',
        '{"text": "d", "label": 0}',
        '{"text": "e"}',
        "?",
    ]
    read = list(read_labelled(lines))
    assert [type(one) for one in read] == [Labelled] * 4 + [LineError] * 2
    said = {
        "a": Verdict(Level.RED, frozenset({Kind.SUICIDE}), score=0.6),
        "c": Verdict(Level.AMBER, frozenset({Kind.SPAM}), score=0.3),
    }
    found = [one for one in read if isinstance(one, Labelled)]
    figures = evaluate(found, lambda text, _before: said.get(text, Verdict.green()))
    assert figures.recall("must see") == Share(1, 2)
    assert figures.precision("must see") == Share(1, 1)
    assert figures.false_alarms("flagged") == Share(1, 1)
    assert figures.kinds[Kind.SUICIDE, "named"] == 1
    assert figures.kinds[Kind.SPAM, "wrongly"] == 1
    assert [message.text for message, _ in figures.misses] == ["b"]
    assert figures.like["idiom"] == {Level.AMBER: 1}
    assert figures.auc() == pytest.approx(0.625)


def test_wilson_intervals_hold_at_the_ends() -> None:
    assert Share(0, 20).interval == pytest.approx((0.0, 0.1611), abs=1e-3)
    assert Share(20, 20).interval == pytest.approx((0.8389, 1.0), abs=1e-3)
    assert Share(0, 0).interval == (0.0, 1.0)
