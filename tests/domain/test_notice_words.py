"""Whatever a clinic writes: a member always reads whether somebody has it, and the number that helps at once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notice_words import (
    LONGEST,
    MOST,
    About,
    Hours,
    Slot,
    assured,
    checked,
    filled,
    fitting,
    hours_of,
    needed,
    number_first,
    offered,
)
from bot.domain.notices import Moment
from bot.errors import BadInput

VALUES = {
    Slot.SEEN: "On duty now: Ida.",
    Slot.NUMBER: "112",
    Slot.LINES: "You can also reach:\n- **Line**: call 116 123",
    Slot.NAME: "Ida",
    Slot.WHO: "Ida is here.",
}
MEMBERS = st.sampled_from(list(About))
PIECES = st.one_of(
    st.sampled_from([*(f"{{{slot.value}}}" for slot in Slot), "||", "~~", "```", "\n", "{", "}", "<", ">", "](", ")"]),
    st.text(max_size=12),
)
TYPED = st.lists(PIECES, max_size=12).map("".join)


@given(TYPED, TYPED, MEMBERS)
def test_nothing_that_is_kept_takes_away_what_must_be_said(own: str, shipped: str, about: About) -> None:
    words, _ = assured(own, shipped, about)
    for text in (filled(words, VALUES), filled(number_first(words), VALUES), fitting(words, VALUES)):
        for slot in needed(about):
            assert VALUES[slot] in text


@given(TYPED, MEMBERS)
def test_words_are_taken_as_they_are_or_not_at_all(typed: str, about: About) -> None:
    try:
        words = checked(typed, about)
    except BadInput:
        assert assured(typed, "Fine.", about)[1] is False
        return
    assert checked(words, about) == words
    assert assured(words, "", about) == (words, True)
    assert len(words) <= MOST
    assert not re.search(r"\|\||~~|```", words)
    assert not set("{}") & set(filled(words, VALUES)), "nobody reads a slot"
    assert set(re.findall(r"{(\w+)}", words)) <= {slot.value for slot in offered(about)}


@given(MEMBERS, st.dictionaries(st.sampled_from(list(Slot)), st.text(max_size=30)))
def test_what_is_filled_in_is_filled_in_once(about: About, values: dict[Slot, str]) -> None:
    tricky = dict.fromkeys(Slot, "{number}{seen}") | values
    words = "\n".join(f"- {{{slot.value}}}" for slot in offered(about))
    assert filled(words, tricky) == "\n".join(f"- {tricky[slot]}" for slot in offered(about)).strip()


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("  \n ", "notice-words-empty"),
        ("{seen} {number} " + "x" * MOST, "notice-words-long"),
        ("{seen} {nummer}", "notice-slot-unknown"),
        ("{seen} {number} {name}", "notice-slot-unknown"),
        ("{seen} {number} {seen}", "notice-slot-twice"),
        ("{seen} {number", "notice-brace"),
        ("Call {number}.", "notice-missing-seen"),
        ("Hello. {seen}", "notice-missing-number"),
        ("{seen} ||{number}||", "notice-hiding"),
        ("{seen} [help](https://example.org/{number})", "notice-hiding"),
        ("{seen} <t:{number}:R>", "notice-hiding"),
    ],
)
def test_a_refusal_says_what_is_wrong(words: str, problem: str) -> None:
    with pytest.raises(BadInput) as found:
        checked(words, About.MESSAGE)
    assert found.value.key == problem


def test_an_answer_names_who_has_it_and_needs_no_number() -> None:
    assert checked("{name} is here.\n{seen}", About.ANSWERED) == "{name} is here.\n{seen}"
    assert hours_of(About.ANSWERED) == (Hours.STAFFED,)
    assert hours_of(About.CALL) == tuple(Hours)
    assert {about.moment for about in About} == set(Moment)


def test_a_line_without_anything_left_is_left_out() -> None:
    words = "{seen}\n\n{lines}\nBye."
    assert filled(words, {Slot.SEEN: "Ida has it."}) == "Ida has it.\n\nBye."
    assert number_first("{seen}\nCall {number}.\nBye.") == "Call {number}.\n{seen}\nBye."


@given(TYPED, MEMBERS, st.integers(0, 4000), st.integers(0, 2000))
def test_what_is_sent_fits_into_one_message(typed: str, about: About, lines: int, seen: int) -> None:
    words, _ = assured(typed, "Hello.", about)
    values = {**VALUES, Slot.LINES: "l" * lines, Slot.SEEN: "s" * seen}
    assert len(fitting(words, values)) <= LONGEST
    assert "s" * seen in fitting(words, values)
