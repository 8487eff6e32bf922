"""Phrases of staff: found in order and in disguise, and nothing that is no phrase."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.phrases import Phrase, number_of
from bot.domain.triage import Kind, Level
from bot.screening.phrases import Phrasebook


def book(*texts: str) -> list[Phrase]:
    return [Phrase(number, text, Level.RED, Kind.SUICIDE) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("meeting mister snow", "I was meeting Mister Snow again.", True),
        ("meeting mister snow", "i was m33ting mister snow", True),
        ("meeting mister snow", "Mister Snow was meeting me.", False),
        ("snow", "it snows", False),
        ("(snow|rain)* ~3 @me", "there was snow, rain, 3 me", True),
        ("天台", "我在天台吹风", True),
    ],
)
def test_a_phrase_is_looked_for_as_it_is_written(phrase: str, text: str, *, found: bool) -> None:
    detector = Phrasebook().detector(book(phrase))
    assert detector is not None
    verdict = detector.screen(text)
    assert (verdict.rules == ("phrase-1",)) == found
    assert (verdict.level is Level.RED) == found


def test_without_phrases_there_is_no_detector_and_the_same_ones_are_made_once() -> None:
    phrases = Phrasebook()
    assert phrases.detector(()) is None
    assert phrases.detector(book("a grey door")) is phrases.detector(book("a grey door"))


@pytest.mark.parametrize("text", ["", "?!", "ok", "12 12", "a " * 13, "❤"])
def test_what_cannot_be_looked_for(text: str) -> None:
    assert Phrasebook().words(text) == ()


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_a_phrase_or_is_refused(text: str) -> None:
    phrases = Phrasebook()
    detector = phrases.detector(book(text))
    assert detector is not None
    verdict = detector.screen(text)
    assert verdict.rules == () or phrases.words(text)


def test_the_number_is_in_the_name_of_the_rule() -> None:
    assert number_of(book("a grey door")[0].rule) == 1
    assert number_of("suicide-wish") is None
