"""What was said before changes what a message means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.triage import Level, Reason, Sensitivity
from bot.screening import Before, Manner, Screener


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Are you thinking of killing yourself?", "yes"),
        ("do you want to die?", "sometimes tbh"),
        ("Denkst du daran, dich umzubringen?", "ja leider"),
        ("¿quieres morir?", "sí"),
        ("你想自杀吗？", "是的"),
        ("Do you feel safe tonight?", "not really"),
    ],
)
def test_a_short_answer_takes_the_level_of_what_it_affirms(screener: Screener, question: str, answer: str) -> None:
    verdict = screener.screen(answer, (Before(question),))
    assert verdict.level >= Level.RED
    assert Reason.AFFIRMED in verdict.reasons
    assert [(span.start, span.end) for span in verdict.spans] == [(0, len(answer))]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Are you suicidal?", "No"),
        ("did you watch the game?", "yes"),
        ("do you want to die?", "The landlord called about the heating, it will be mended on Monday."),
        ("are you safe tonight?", "yes I am"),
        ("Are you safe tonight?", "yes, all good"),
        ("are you okay?", "I am, thanks"),
    ],
)
def test_a_denial_or_another_subject_stays_calm(screener: Screener, question: str, answer: str) -> None:
    assert screener.screen(answer, (Before(question),)).level <= Level.AMBER


def test_a_sentence_in_two_messages_is_read_as_one(screener: Screener) -> None:
    verdict = screener.screen("die right here", (Before("i really want to", same=True),))
    assert verdict.level >= Level.RED
    assert Reason.JOINED in verdict.reasons
    assert all(0 <= span.start < span.end <= len("die right here") for span in verdict.spans)
    assert screener.screen("die right here", (Before("I really want to", same=False),)).level < Level.CRISIS


def test_a_run_of_worrying_messages_rises(screener: Screener) -> None:
    heavy = "everything feels pointless"
    assert screener.screen(heavy).level is Level.AMBER
    assert screener.screen(heavy, (Before(heavy, same=True),)).level is Level.AMBER
    risen = screener.screen(heavy, (Before(heavy, same=True), Before("i feel worthless", same=True)))
    assert (risen.level, risen.reasons) == (Level.RED, (Reason.RUN,))
    others = (Before(heavy, same=False), Before("i feel worthless", same=False))
    assert screener.screen(heavy, others).level is Level.AMBER


def test_a_narrow_server_is_not_told_of_heavy_feelings_alone(screener: Screener) -> None:
    narrow = Manner(Sensitivity.NARROW)
    assert screener.screen("everything feels pointless", manner=narrow).level is Level.GREEN
    assert screener.screen("I want to die", manner=narrow).level is Level.RED


@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_context_gets_a_verdict(screener: Screener, text: str, said: list[str]) -> None:
    alone = screener.screen(text)
    verdict = screener.screen(text, tuple(map(Before, said)))
    assert verdict.level >= alone.level
    assert all(0 <= span.start < span.end <= len(text) for span in verdict.spans)
    assert 0 <= verdict.score <= 1
