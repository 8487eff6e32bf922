"""Rules of buddies, of mentors' terms, and of reminders of practice."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.buddies import NUDGED_AT, Pair, PairState, may_pair, next_nudge
from bot.domain.mentors import term_end
from bot.domain.practice_reminders import is_quiet, next_reminder, read_reminder, still_helps
from bot.errors import BadInput

ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata"])
MOMENTS = st.integers(0, 2 * 365 * 24 * 3600).map(lambda s: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
PEOPLE = st.integers(1, 5)


def pair(first: int, second: int, state: PairState) -> Pair:
    """A pair of a group."""
    return Pair(1, 1, state, (first, second), (True, True), (None, None))


@given(PEOPLE, PEOPLE, st.lists(st.tuples(PEOPLE, PEOPLE, st.sampled_from(PairState))))
def test_nobody_is_paired_with_who_they_left_nor_twice(
    first: int, second: int, earlier: list[tuple[int, int, PairState]]
) -> None:
    pairs = [pair(*one) for one in earlier if one[0] != one[1]]
    if may_pair(first, second, range(6), pairs) is None:
        assert first != second
        assert all({first, second} != set(one.people) for one in pairs)
        assert all(one.state is PairState.OVER or not {first, second} & set(one.people) for one in pairs)


def test_only_who_wished_is_paired() -> None:
    assert may_pair(1, 2, [1], []) == "no-wish"
    assert may_pair(1, 2, [1, 2], []) is None


@given(st.integers(0, 6), ZONES, MOMENTS)
def test_a_nudge_comes_once_a_week_in_the_afternoon(day: int, zone: str, after: datetime) -> None:
    first = next_nudge([day, None], zone, after)
    assert first is not None
    assert after < first <= after + timedelta(days=7, hours=2)
    there = first.astimezone(ZoneInfo(zone))
    assert (there.weekday(), there.time()) == (day, NUDGED_AT)


def test_who_wants_no_nudge_gets_none() -> None:
    assert next_nudge([None, None], "UTC", datetime(2026, 1, 1, tzinfo=UTC)) is None


def test_a_term_is_one_of_those_that_are_offered() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert term_end(now, 6, (6, 12)) == now + timedelta(weeks=6)
    assert term_end(now, 7, (6, 12)) is None


@pytest.mark.parametrize(
    ("at", "quiet"), [(time(23), True), (time(3), True), (time(7), False), (time(12), False), (time(22), True)]
)
def test_quiet_hours_go_over_midnight(at: time, quiet: bool) -> None:
    assert is_quiet(at, (time(22), time(7))) is quiet
    assert not is_quiet(at, (time(5), time(5)))


@given(st.sets(st.integers(0, 6), min_size=1), st.times(), ZONES, MOMENTS)
def test_no_reminder_comes_in_quiet_hours(days: set[int], at: time, zone: str, now: datetime) -> None:
    try:
        chosen = read_reminder([str(day) for day in days], f"{at:%H:%M}", zone, "")
    except BadInput as problem:
        assert problem.key == "practice-remind-in-quiet"
        return
    due_at = next_reminder(chosen, now)
    assert due_at is not None
    there = due_at.astimezone(ZoneInfo(zone))
    assert there.weekday() in days
    assert not is_quiet(there.time(), chosen.quiet)
    assert still_helps(chosen, due_at, due_at)
    assert not still_helps(chosen, due_at, due_at + timedelta(hours=3))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (([], "18:30", "UTC", ""), "practice-remind-no-day"),
        ((["1"], "soon", "Europe/Berlin", ""), "practice-remind-time-unreadable"),
        ((["1"], "18:30", "Europe/Berlin", "at night"), "practice-remind-quiet-unreadable"),
        ((["1"], "18:30", "Nowhere", ""), "zone-unknown"),
        ((["1"], "23", "Europe/Berlin", "22 - 7"), "practice-remind-in-quiet"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(written: tuple[list[str], str, str, str], key: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_reminder(*written)
    assert raised.value.key == key
