"""Counts are of those who agreed, and of nobody else."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.voices import NOBODY, Tally, voices, week_of

MONDAY = date(2026, 3, 2)
PEOPLE = st.integers(1, 6)
TALLIES = st.lists(st.builds(Tally, st.just(MONDAY), PEOPLE, st.integers(NOBODY, 6), st.integers(1, 9)), max_size=30)


@given(st.lists(PEOPLE, unique=True), TALLIES)
def test_who_did_not_agree_stands_nowhere(counted: list[int], tallies: list[Tally]) -> None:
    found = voices(MONDAY, counted, tallies, 0)
    assert [one.user_id for one in found.people] == counted
    assert {who for pair in found.pairs for who in pair} <= set(counted)
    assert all(writer != to for writer, to in found.pairs)
    assert sum(one.answers_given for one in found.people) == found.answers
    assert sum(one.answers_got for one in found.people) == found.answers


def test_earlier_weeks_are_left_out() -> None:
    found = voices(MONDAY, [1], [Tally(date(2026, 2, 23), 1, NOBODY, 5), Tally(MONDAY, 1, NOBODY, 2)], 3)
    assert (found.messages, found.uncounted) == (2, 3)


def test_a_week_begins_on_monday_in_the_groups_own_zone() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert week_of(late, "Europe/Berlin") == MONDAY
    assert week_of(late, "America/New_York") == date(2026, 2, 23)
