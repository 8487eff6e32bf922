"""A series meets on the clock on the wall, in every zone there is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.recurrence import Occurrence, SeriesRule, occurrences, reminder_due, to_utc
from tests.domain.strategies import ZONES, dates, instants, modest, times, zones


def check_wall_clock(rule: SeriesRule, one: Occurrence) -> None:
    """The local time is as written; where it does not exist it is later by exactly the gap; the first of two."""
    nominal = datetime.combine(one.date, rule.at, tzinfo=ZoneInfo(rule.zone))
    local = one.starts.astimezone(ZoneInfo(rule.zone))
    before, after = nominal.utcoffset(), nominal.replace(fold=1).utcoffset()
    assert before is not None
    assert after is not None
    assert one.shifted == (after > before), "a gap, and only a gap, moves an occurrence"
    moved = after - before if one.shifted else timedelta()
    assert local.replace(tzinfo=None, fold=0) == nominal.replace(tzinfo=None) + moved
    assert local.fold == 0
    assert one.ends - one.starts == timedelta(minutes=rule.minutes)


@pytest.mark.parametrize("letter", sorted({zone[0] for zone in ZONES}))
def test_field_12_weekly_times_do_not_jump_at_dst_in_any_zone(letter: str) -> None:
    for zone in (zone for zone in ZONES if zone[0] == letter):
        rule = SeriesRule(date(2026, 1, 8), time(18), 90, 1, zone)
        found = occurrences(rule, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 10, tzinfo=UTC))
        assert [one.date for one in found] == [date(2026, 1, 8) + timedelta(weeks=week) for week in range(53)], zone
        assert {one.starts.astimezone(ZoneInfo(zone)).time() for one in found} == {time(18)}, zone


@modest
@given(zones, dates, times, st.integers(1, 2), st.integers(1, 600))
def test_every_occurrence_is_on_wall_clock_time(zone: str, first: date, at: time, weeks: int, minutes: int) -> None:
    rule = SeriesRule(first, at, minutes, weeks, zone, count=60)
    begin = datetime.combine(first, time(), tzinfo=UTC) - timedelta(days=3)
    found = occurrences(rule, begin, begin + timedelta(weeks=200))
    assert [one.date for one in found] == [first + timedelta(weeks=weeks * n) for n in range(60)]
    for one in found:
        check_wall_clock(rule, one)


@modest
@given(zones, dates, times, st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_looking_in_pieces_finds_each_occurrence_once(
    zone: str, first: date, at: time, start: int, one: int, two: int
) -> None:
    rule = SeriesRule(first, at, 60, 1, zone)
    begin = datetime.combine(first, at, tzinfo=UTC) + timedelta(hours=start * 6 - 48)
    middle, end = begin + timedelta(hours=one * 3), begin + timedelta(hours=(one + two) * 3)
    assert occurrences(rule, begin, middle) + occurrences(rule, middle, end) == occurrences(rule, begin, end)


@modest
@given(zones, instants)
def test_the_zone_of_the_window_does_not_matter(zone: str, begin: datetime) -> None:
    rule = SeriesRule(begin.date() - timedelta(weeks=2), time(9), 60, 1, "Europe/Berlin")
    end = begin + timedelta(weeks=3)
    local = ZoneInfo(zone)
    assert occurrences(rule, begin, end) == occurrences(rule, begin.astimezone(local), end.astimezone(local))


def test_a_time_in_the_gap_moves_forward_and_says_so() -> None:
    rule = SeriesRule(date(2026, 3, 22), time(2, 30), 60, 1, "Europe/Berlin")
    found = occurrences(rule, datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 4, 6, tzinfo=UTC))
    assert [(one.date.day, one.starts.hour, one.starts.minute, one.shifted) for one in found] == [
        (22, 1, 30, False),
        (29, 1, 30, True),
        (5, 0, 30, False),
    ]


def test_a_time_that_comes_twice_is_the_first() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert to_utc(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == (first, False)
    assert to_utc(date(2026, 10, 25), time(2, 30, fold=1), "Europe/Berlin") == (first, False)


def test_a_day_that_a_zone_left_out_moves_to_the_next() -> None:
    instant, shifted = to_utc(date(2011, 12, 30), time(18), "Pacific/Apia")
    assert shifted
    assert instant == datetime(2011, 12, 31, 18, tzinfo=ZoneInfo("Pacific/Apia"))


def test_a_series_ends_with_until_or_count_whichever_is_first() -> None:
    window = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)

    def met(until: date | None, count: int | None) -> int:
        return len(occurrences(SeriesRule(date(2026, 1, 8), time(18), 90, 1, "UTC", until, count), *window))

    assert met(date(2026, 1, 22), None) == 3
    assert met(None, 5) == 5
    assert met(date(2026, 1, 22), 5) == 3
    assert met(date(2026, 12, 1), 2) == 2


@pytest.mark.parametrize("wrong", [{"minutes": 0}, {"every_weeks": 0}, {"count": 0}])
def test_a_rule_that_never_moves_on_is_refused(wrong: dict[str, int]) -> None:
    fields = {"minutes": 60, "every_weeks": 1, "count": None} | wrong
    with pytest.raises(ValueError, match="at least 1"):
        SeriesRule(first=date(2026, 1, 1), at=time(18), zone="UTC", **fields)  # type: ignore[arg-type]


def test_a_day_before_is_24_hours_across_a_change() -> None:
    starts, _ = to_utc(date(2026, 3, 29), time(18), "Europe/Berlin")
    due = reminder_due(starts, timedelta(hours=24))
    assert due.astimezone(ZoneInfo("Europe/Berlin")).hour == 17
    assert starts - due == timedelta(days=1)
