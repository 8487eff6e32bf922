"""Opinions about levels are counted by name, and hint at changes only when there are enough of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.judging import FEWEST, Opinion, Row, Suggestion, tabled

names = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True)


@given(st.lists(names, max_size=12), st.lists(st.tuples(st.sampled_from(list(Opinion)), names), max_size=12))
@settings(max_examples=100, deadline=None)
def test_nothing_is_lost_and_the_most_frequent_comes_first(
    alerts: list[list[str]], opinions: list[tuple[Opinion, list[str]]]
) -> None:
    rows = tabled(alerts, opinions)
    assert sum(row.alerts for row in rows) == sum(map(len, alerts))
    assert sum(row.judged for row in rows) == sum(len(found) for _, found in opinions)
    assert [row.alerts for row in rows] == sorted((row.alerts for row in rows), reverse=True)
    assert all(row.confirmed is None or 0 <= row.confirmed <= 1 for row in rows)


def test_suggestions_need_enough_opinions() -> None:
    assert Row("a", 9, 0, FEWEST - 1, 0).suggestion is None
    assert Row("a", 9, 1, FEWEST, 0).suggestion is Suggestion.LOWER
    assert Row("a", 9, 1, 0, FEWEST).suggestion is Suggestion.RAISE
    assert Row("a", 9, FEWEST, 1, 1).suggestion is None
    assert Row("a", 9, 2, 1, 1).confirmed == 0.75
