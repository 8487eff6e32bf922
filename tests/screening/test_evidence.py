"""Evidence points into the original text, whatever was written, and the work grows with the text, not faster."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.triage import Level
from bot.screening import Detector
from bot.screening.nearest import Example, Nearest

_PIECES = ["i want to die", "d i e", "k*ll", "my5elf", "not", "in the film", "||", "**", "\u200b", "𝓭𝓲𝓮", "!", "\n"]
_PIECES += [
    "自杀",
    "我不想活",
    "k1ll",
    "...",
    "but",
    "used to",
    "ﷺ",
    "İ",
    "\ud800",
    "💊",
    "<@1>",
    "https://x.y/z",
    "e\u0301",
]
_REPEATED = ["see you at six ", "dont want to die ", "k i l l ", "k*ll m*self ", "iwanttodie", "a", "*", "5u1c1d3."]
_REPEATED += [
    "|| ",
    "我不想活",
    "used to kill myself but ",
    "zzq ",
    "𝓭𝓲𝓮 ",
    "ki.ll-",
    "i will end and take my ",
    "a b zzq ",
]
texts = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=30).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
)


@given(texts)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_a_verdict_with_evidence_inside_it(detector: Detector, text: str) -> None:
    verdict = detector.screen(text)
    assert all(0 <= span.start < span.end <= len(text) for span in verdict.spans)
    assert {span.rule for span in verdict.spans} <= set(verdict.rules)
    assert (verdict.level > Level.GREEN) == bool(verdict.spans) == bool(verdict.kinds)
    assert not verdict.unscreened
    assert detector.screen(text) == verdict
    assert all(0 <= span.start < span.end <= len(text) for _, _, span in detector.explain(text))


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Hello. Today I want to die, so.", "want to die"),
        ("soon ||k\u200bi\u200bll my5elf|| ok", "k\u200bi\u200bll my5elf"),
        ("ｈｅｙ ｋｉｌｌ ｍｙｓｅｌｆ ｏｋ", "ｋｉｌｌ ｍｙｓｅｌｆ"),
        ("ok 𝓴𝓲𝓵𝓵 𝓶𝔂𝓼𝓮𝓵𝓯 ok", "𝓴𝓲𝓵𝓵 𝓶𝔂𝓼𝓮𝓵𝓯"),
        ("well k i l l myself ok", "k i l l myself"),
        ("今天我不想活了。", "不想活了"),
    ],
)
def test_evidence_is_what_was_written(detector: Detector, text: str, evidence: str) -> None:
    assert evidence in [text[span.start : span.end] for span in detector.screen(text).spans]


def test_explaining_names_the_rule_its_reason_and_the_exception(detector: Detector) -> None:
    found = detector.explain("I do not want to die today.")
    assert {"suicide-wish", "negation"} <= {rule for rule, _, _ in found}
    assert all(why.endswith(".") for _, why, _ in found)
    assert detector.explain("See you at six.") == []


@pytest.mark.parametrize("piece", _REPEATED)
def test_work_grows_with_the_text_and_not_faster(detector: Detector, piece: str) -> None:
    once, twice = (_lines_run(detector, piece * (length // len(piece) + 1)) for length in (2_000, 4_000))
    assert twice <= 2.3 * once + 500


def test_the_longest_message_and_more(detector: Detector) -> None:
    assert detector.screen("i want to die " * 800).level >= Level.RED
    assert detector.screen("x" * 10_000 + " i want to die").level >= Level.RED


def _lines_run(detector: Detector, text: str) -> int:
    """How many lines of Python screening runs; every regular expression it uses has bounded repeats."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        detector.screen(text)
    finally:
        sys.settrace(before)
    return count


def test_a_rule_is_not_named_again_for_a_part_of_what_it_found(detector: Detector) -> None:
    found = [(rule, span.start, span.end) for rule, _, span in detector.explain("I want to kill myself tonight")]
    assert [rule for rule, _, _ in found].count("suicide-thoughts") == 1
    assert ("suicide-thoughts", 2, 21) in found, "the longest of them stays"


def test_examples_beside_a_flag_are_of_its_level_or_next_to_it() -> None:
    texts = {
        Level.GREEN: "I am not going to end my life",
        Level.RED: "thinking to end my life",
        Level.CRISIS: "I end it",
    }
    nearest = Nearest(Example(text, level) for level, text in texts.items())
    found = nearest.find("going to end my life tonight", Level.CRISIS)
    assert [one.level for one in found] == [Level.RED, Level.CRISIS]
