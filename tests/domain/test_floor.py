"""A round: everybody gets the word at most once unless they come back, and nobody is lost from it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.floor import Place, Turn, joined, put_off, speaking, turned, waiting

START = [Place(who, place, Turn.WAITING) for place, who in enumerate((7, 8, 9))]
STEPS = st.lists(st.sampled_from(["done", "pass", "later", "leave", "join"]), max_size=12)


def test_the_word_goes_on_in_order_and_late_comers_come_last() -> None:
    places = turned(START, 7, Turn.DONE)
    assert speaking(places) == places[1]
    places = joined(places, 5)
    assert [one.user_id for one in waiting(places)] == [9, 5]


def test_whoever_lets_others_go_first_comes_last() -> None:
    places = put_off(START, 7)
    now = speaking(places)
    assert now is not None
    assert [now.user_id, *(one.user_id for one in waiting(places))] == [8, 9, 7]


@settings(max_examples=60)
@given(STEPS)
def test_nobody_is_in_a_round_twice_and_the_others_are_left_as_they_are(steps: list[str]) -> None:
    places = list(START)
    for step in steps:
        now = speaking(places)
        who = now.user_id if now else 8
        others = {one for one in places if one.user_id != who}
        if step == "later":
            places = put_off(places, who)
        elif step == "join":
            places = joined(places, who)
        else:
            places = turned(places, who, {"done": Turn.DONE, "pass": Turn.PASSED, "leave": Turn.LEFT}[step])
        assert {one for one in places if one.user_id != who} == others
        assert sorted(one.user_id for one in places) == [7, 8, 9]
