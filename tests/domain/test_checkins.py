"""When a group is asked, and where an answer goes."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.checkins import (
    HIGHEST,
    LOWEST,
    CheckInRule,
    concern,
    latest_missed,
    next_prompt,
    read_score,
    read_weekdays,
)
from bot.domain.recurrence import to_utc
from bot.domain.triage import Level
from bot.errors import BadInput
from tests.domain.strategies import instants, modest, times, weekdays, zones

scores = st.integers(LOWEST, HIGHEST)


@modest
@given(zones, times, st.frozensets(weekdays, min_size=1), instants)
@example("Pacific/Apia", time(18), frozenset({4}), datetime(2011, 12, 30, 12, tzinfo=UTC))
@example("America/Scoresbysund", time(23, 30), frozenset({5}), datetime(2024, 3, 31, 1, 15, tzinfo=UTC))
def test_the_next_prompt_is_the_first_after_now(zone: str, at: time, days: frozenset[int], after: datetime) -> None:
    rule = CheckInRule(days, at, zone)
    found = next_prompt(rule, after)
    today = after.astimezone(ZoneInfo(zone)).date()
    nominal = [today + timedelta(days=ahead) for ahead in range(-3, 12)]
    every = [to_utc(day, at, zone)[0] for day in nominal if day.weekday() in days]
    assert found == min(instant for instant in every if instant > after)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_field_12_a_daily_prompt_stays_on_the_wall_clock_for_a_year(zone: str) -> None:
    rule = CheckInRule(frozenset(range(7)), time(9), zone)
    now, seen = datetime(2026, 1, 1, tzinfo=UTC), []
    for _ in range(365):
        found = next_prompt(rule, now)
        assert found is not None
        now = found
        seen.append(now.astimezone(ZoneInfo(zone)))
    assert {moment.time() for moment in seen} == {time(9)}
    assert len({moment.date() for moment in seen}) == 365


def test_no_weekday_means_no_prompt() -> None:
    assert next_prompt(CheckInRule(frozenset(), time(9), "UTC"), datetime(2026, 1, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("earlier", "score", "level"),
    [
        ([], 0, Level.RED),
        ([5, 5, 5], 1, Level.RED),
        ([], 2, Level.AMBER),
        ([9, 9, 9], 5, Level.AMBER),
        ([9], 5, Level.AMBER),
        ([9, 9, 9], 6, Level.GREEN),
        ([10, 10, 4, 4, 4], 3, Level.GREEN),
        ([], 10, Level.GREEN),
    ],
)
def test_where_an_answer_goes(earlier: list[int], score: int, level: Level) -> None:
    assert concern(earlier, score) is level


@modest
@given(st.lists(scores, max_size=6), scores, scores)
def test_field_11_no_score_falls_out_of_the_range_check(earlier: list[int], one: int, other: int) -> None:
    lower, higher = sorted((one, other))
    assert concern(earlier, lower) >= concern(earlier, higher), "a lower answer is never looked at later"
    assert concern(earlier, LOWEST) is Level.RED


@pytest.mark.parametrize(("text", "score"), [("7", 7), (" 7 ", 7), ("7/10", 7), ("7 / 10", 7), ("0", 0), ("10/10", 10)])
def test_a_number_is_read_as_people_write_it(text: str, score: int) -> None:
    assert read_score(text) == score


@given(st.text(max_size=8))
def test_anything_else_is_refused_and_nothing_falls_out_of_range(text: str) -> None:
    try:
        assert LOWEST <= read_score(text) <= HIGHEST
    except BadInput as problem:
        assert problem.key == "checkin-score-unreadable"


def test_weekdays_are_read_as_people_write_them() -> None:
    assert read_weekdays("mon, thu") == read_weekdays("Thursday Monday") == frozenset({0, 3})
    for text in ("", "mon, someday", "m"):
        with pytest.raises(BadInput):
            read_weekdays(text)


@modest
@given(zones, times, st.frozensets(weekdays, min_size=1), instants, st.integers(0, 24 * 60))
def test_after_an_outage_the_latest_prompt_is_meant(
    zone: str, at: time, days: frozenset[int], now: datetime, hours: int
) -> None:
    rule = CheckInRule(days, at, zone)
    due = next_prompt(rule, now - timedelta(hours=hours))
    assert due is not None
    if due > now:
        return
    latest, following = latest_missed(rule, due, now), next_prompt(rule, now)
    assert due <= latest <= now
    assert next_prompt(rule, latest) == following
