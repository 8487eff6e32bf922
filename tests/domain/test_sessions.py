"""Which sessions are rows."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.recurrence import Rhythm, SeriesRule, meetings, occurrences
from bot.domain.sessions import coming_up, extend_at
from tests.domain.strategies import dates, modest, times, zones


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


@modest
@given(zones, dates, times, st.integers(1, 12), st.sampled_from(list(Rhythm)))
def test_no_session_of_any_rhythm_is_made_late(zone: str, first: date, at: time, every: int, rhythm: Rhythm) -> None:
    rule = SeriesRule(first, at, 60, every, zone, rhythm=rhythm, count=6)
    now = datetime.combine(first, time(12), tzinfo=UTC) - timedelta(days=3)
    made: dict[date, timedelta] = {}
    while True:
        for one in coming_up(rule, now):
            made.setdefault(one.date, one.starts - now)
        following = extend_at(rule, now)
        if following is None:
            break
        now = following
    assert list(made) == list(meetings(rule, first, first + timedelta(days=3000)))
    assert all(ahead > timedelta(days=1) for ahead in made.values())
