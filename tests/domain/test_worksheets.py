"""Worksheets: what is asked, what is kept, and nothing that would lose an answer."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import data_folder, load_content
from bot.domain.worksheets import Ask, Page, Question, Sheet, changes, kept, read_rating, unfit, words_of

RATING = Question("belief", "How much?", Ask.RATING, least=0, most=100, low="not", high="fully")
THOUGHT = Question("thought", "What?", Ask.PARAGRAPH)
PAGE = Page("The thought", (THOUGHT, RATING))
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(("written", "number"), [("70", 70), (" 70 %", 70), ("70/100", 70), ("0", 0), ("100", 100)])
def test_a_rating_is_understood_as_people_write_it(written: str, number: int) -> None:
    assert read_rating(RATING, written) == number


@settings(max_examples=50)
@given(st.text(max_size=12))
def test_a_rating_is_in_its_bounds_or_none(written: str) -> None:
    found = read_rating(RATING, written)
    assert found is None or 0 <= found <= 100


def test_what_is_missing_or_out_of_bounds_is_named() -> None:
    assert unfit(PAGE, {"thought": " ", "belief": "3"}) == THOUGHT
    assert unfit(PAGE, {"thought": "x", "belief": "101"}) == RATING
    assert unfit(PAGE, {"thought": "x", "belief": "80"}) is None


def test_only_what_is_asked_is_kept() -> None:
    assert kept(PAGE, {"thought": " all gone ", "belief": "80 %", "more": "x"}) == {
        "thought": "all gone",
        "belief": "80",
    }


def test_change_is_read_from_sheets_that_have_both_ratings() -> None:
    tool = load_content(data_folder()).worksheets["thought_record"]
    done = {"situation": "bus", "belief": "90", "belief_after": "40"}
    sheets = [Sheet(n, 1, 2, tool.key, {**done} if n else {"belief": "9"}, 4, NOW, NOW) for n in (0, 1)]
    assert [(one.before, one.after) for one in changes(tool, sheets)] == [(90, 40)]
    assert words_of(tool, done) == "bus"


def test_every_offered_tool_exists_and_fits_a_form() -> None:
    content = load_content(data_folder())
    assert set(content.group_types["cbt"].tools) >= {"thought_record", "experiment", "exposure_ladder"}
    for tool in content.worksheets.values():
        assert all(len(page.questions) <= 4 for page in tool.pages)
        assert tool.sources
