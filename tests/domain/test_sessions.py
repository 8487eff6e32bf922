"""Which sessions are rows, and which reminder still makes sense."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.recurrence import SeriesRule, occurrences
from bot.domain.sessions import DAY_BEFORE, HORIZON, JUST_BEFORE, coming_up, extend_at, stages_left, still_useful
from tests.domain.strategies import dates, instants, modest, times, zones


@modest
@given(zones, dates, times, st.integers(1, 2), st.integers(-30, 90), st.integers(0, 30))
def test_field_12_extending_from_time_to_time_misses_none_and_makes_none_twice(
    zone: str, first: date, at: time, weeks: int, ahead: int, late: int
) -> None:
    rule = SeriesRule(first, at, 60, weeks, zone, count=12)
    begin = now = datetime.combine(first, time(12), tzinfo=UTC) - timedelta(days=ahead)
    made: list[date] = []
    for _ in range(80):
        made += [one.date for one in coming_up(rule, now) if one.date not in made]
        following = extend_at(rule, now)
        if following is None:
            break
        now = following + timedelta(hours=late % 12)
    expected = occurrences(rule, begin, begin + timedelta(days=600))
    assert made == [one.date for one in expected]


@given(instants, st.integers(-3, 60 * 50))
def test_only_reminders_still_to_come_are_owed(now: datetime, minutes: int) -> None:
    starts = now + timedelta(minutes=minutes)
    owed = dict(stages_left(starts, now))
    assert set(owed) == {stage for stage in (DAY_BEFORE, JUST_BEFORE) if minutes > stage}
    assert all(starts - due == timedelta(minutes=stage) for stage, due in owed.items())


@pytest.mark.parametrize(
    ("stage", "minutes", "useful"),
    [
        (DAY_BEFORE, 61, True),
        (DAY_BEFORE, 60, False),
        (JUST_BEFORE, 1, True),
        (JUST_BEFORE, -5, True),
        (JUST_BEFORE, -6, False),
    ],
)
def test_a_late_reminder_is_sent_only_while_it_helps(stage: int, minutes: int, useful: bool) -> None:
    now = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
    assert still_useful(stage, now + timedelta(minutes=minutes), now) is useful


def test_the_horizon_is_far_enough_for_the_longest_gap() -> None:
    assert timedelta(weeks=2) < HORIZON
