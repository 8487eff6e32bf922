"""A series meets on the clock on the wall, in every zone there is."""

import calendar
import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.public_holidays import day_off, known_place
from bot.domain.recurrence import (
    Break,
    Occurrence,
    Rhythm,
    SeriesRule,
    change_from,
    following,
    left_out,
    meetings,
    occurrences,
    readings,
    reminder_due,
    to_utc,
)
from bot.errors import BadInput
from tests.domain.strategies import ZONES, dates, instants, modest, times, zones

MONTHS = range(1, 13)


def check_wall_clock(rule: SeriesRule, one: Occurrence) -> None:
    """The local time is as written; where it does not exist it is later by exactly the gap; the first of two."""
    nominal = datetime.combine(one.date, rule.at, tzinfo=ZoneInfo(rule.zone))
    local = one.starts.astimezone(ZoneInfo(rule.zone))
    before, after = nominal.utcoffset(), nominal.replace(fold=1).utcoffset()
    assert before is not None
    assert after is not None
    assert one.shifted == (after > before), "a gap, and only a gap, moves an occurrence"
    assert one.twice == (after < before)
    moved = after - before if one.shifted else timedelta()
    assert local.replace(tzinfo=None, fold=0) == nominal.replace(tzinfo=None) + moved
    assert local.fold == 0
    assert one.ends - one.starts == timedelta(minutes=rule.minutes)


def test_field_12_ten_years_in_every_zone_keep_the_time_and_lose_no_month() -> None:
    first, begin, end = date(2026, 1, 8), datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
    for zone in ZONES:
        rule = SeriesRule(first, time(18), 90, 1, zone, rhythm=Rhythm.MONTHLY_WEEKDAY)
        found = occurrences(rule, begin, end)
        assert [(one.date.year, one.date.month) for one in found] == list(itertools.product(range(2026, 2036), MONTHS))
        place = ZoneInfo(zone)
        assert {one.starts.astimezone(place).time() for one in found} == {time(18)}, zone


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


@pytest.mark.parametrize("wrong", [{"minutes": 0}, {"every": 0}, {"count": 0}])
def test_a_rule_that_never_moves_on_is_refused(wrong: dict[str, int]) -> None:
    fields = {"minutes": 60, "every": 1, "count": None} | wrong
    with pytest.raises(ValueError, match="at least 1"):
        SeriesRule(first=date(2026, 1, 1), at=time(18), zone="UTC", **fields)  # type: ignore[arg-type]


def test_a_day_before_is_24_hours_across_a_change() -> None:
    starts, _ = to_utc(date(2026, 3, 29), time(18), "Europe/Berlin")
    due = reminder_due(starts, timedelta(hours=24))
    assert due.astimezone(ZoneInfo("Europe/Berlin")).hour == 17
    assert starts - due == timedelta(days=1)


rhythms = st.sampled_from(list(Rhythm))
spans = st.builds(lambda day, length: Break(day, day + timedelta(days=length)), dates, st.integers(0, 40))


@st.composite
def rules(draw: st.DrawFn) -> SeriesRule:
    """Any rule, with breaks near its beginning."""
    first = draw(dates)
    near = [
        Break(first + timedelta(days=start), first + timedelta(days=start + length))
        for start, length in draw(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40)), max_size=3))
    ]
    return SeriesRule(
        first,
        draw(times),
        draw(st.integers(1, 480)),
        draw(st.integers(1, 12)),
        draw(zones),
        until=draw(st.none() | st.integers(0, 3000).map(lambda days: first + timedelta(days=days))),
        count=draw(st.none() | st.integers(1, 30)),
        rhythm=draw(rhythms),
        holidays=draw(st.sampled_from([None, "DE", "DE-BY", "US", "NZ"])),
        breaks=tuple(near),
    )


def ten_years(rule: SeriesRule) -> list[date]:
    return list(meetings(rule, rule.first, rule.first + timedelta(days=3653)))


@settings(max_examples=40, deadline=None)
@given(rules())
def test_no_rule_meets_twice_or_in_a_break_or_beyond_its_end(rule: SeriesRule) -> None:
    found = ten_years(rule)
    assert found == sorted(set(found))
    assert not any(one.first <= day <= one.last for day in found for one in rule.breaks)
    assert not any(day_off(rule.holidays, day) for day in found)
    assert all(rule.first <= day <= (rule.until or date.max) for day in found)
    assert len(found) <= (rule.count or len(found))
    begin = datetime.combine(rule.first, time(), tzinfo=UTC) - timedelta(days=3)
    for one in occurrences(rule, begin, begin + timedelta(days=3650)):
        check_wall_clock(rule, one)


@settings(max_examples=40, deadline=None)
@given(rules())
def test_a_course_has_as_many_sessions_as_it_was_planned_with(rule: SeriesRule) -> None:
    endless = replace(rule, until=None, count=None)
    course = replace(endless, count=8)
    latest = rule.first + timedelta(days=366 * 12)
    assert list(meetings(course, rule.first, latest)) == list(meetings(endless, rule.first, latest))[:8]


@modest
@given(zones, dates, times, st.integers(1, 12), st.sampled_from(list(Rhythm)[1:]))
def test_a_monthly_series_misses_no_month(zone: str, first: date, at: time, every: int, rhythm: Rhythm) -> None:
    found = ten_years(SeriesRule(first, at, 60, every, zone, rhythm=rhythm))
    months = [(day.year * 12 + day.month) for day in found]
    assert {later - earlier for earlier, later in itertools.pairwise(months)} == {every}
    for day in found:
        if rhythm is Rhythm.MONTHLY_DATE:
            assert day.day == min(first.day, calendar.monthrange(day.year, day.month)[1])
        else:
            assert day.weekday() == first.weekday()
            last = (day + timedelta(days=7)).month != day.month
            assert last or (rhythm is Rhythm.MONTHLY_WEEKDAY and (day.day - 1) // 7 == (first.day - 1) // 7)


@settings(max_examples=40, deadline=None)
@given(rules(), st.integers(0, 900), st.integers(1, 4), times)
def test_a_change_leaves_what_was_before_and_as_much_as_was_left(
    rule: SeriesRule, days: int, every: int, at: time
) -> None:
    day = rule.first + timedelta(days=days)
    new = replace(rule, first=day, at=at, every=every, rhythm=Rhythm.WEEKLY, until=None, count=None)
    before, after = change_from(rule, day, new)
    old = ten_years(rule)
    kept = ten_years(before)
    assert kept == [one for one in old if one < day]
    if rule.count and rule.until is None:
        latest = day + timedelta(days=366 * 12)
        assert len(kept) + (len(list(meetings(after, day, latest))) if after else 0) == rule.count


@settings(max_examples=20, deadline=None)
@given(rules(), st.integers(-500, 500), st.integers(1, 5))
@example(SeriesRule(date(2005, 6, 25), time(), 1, 6, "Africa/Abidjan", None, None, Rhythm.MONTHLY_DATE, "DE"), -405, 4)
def test_what_follows_is_what_a_wide_window_begins_with(rule: SeriesRule, days: int, most: int) -> None:
    after = datetime.combine(rule.first, time(12), tzinfo=UTC) + timedelta(days=days)
    found = following(rule, after, most)
    begins = max(after, datetime.combine(rule.first, time(), tzinfo=UTC))
    assert found == occurrences(rule, after, begins + timedelta(days=1500))[: len(found)]
    if found:
        assert len(found) == min(most, max(len(found), len(occurrences(rule, after, after + timedelta(days=90)))))


def test_holidays_by_country_and_region() -> None:
    assert known_place(" de-by ") == "DE-BY"
    assert known_place("us") == "US"
    for wrong in ("XX", "DE-XX", ""):
        with pytest.raises(BadInput, match="holidays-unknown"):
            known_place(wrong)
    rule = SeriesRule(date(2026, 5, 28), time(18), 90, 1, "Europe/Berlin", count=3, holidays="DE-BY")
    assert [day.isoformat() for day in ten_years(rule)] == ["2026-05-28", "2026-06-11", "2026-06-18"]
    assert left_out(rule, date(2026, 6, 30)) == [date(2026, 6, 4)]


def test_a_rule_that_always_falls_on_a_holiday_has_no_sessions() -> None:
    rule = SeriesRule(date(2026, 1, 1), time(18), 90, 12, "UTC", rhythm=Rhythm.MONTHLY_DATE, holidays="DE")
    assert following(rule, datetime(2026, 1, 1, tzinfo=UTC)) == []


def test_a_local_time_means_none_one_or_two_instants() -> None:
    assert readings(date(2026, 3, 29), time(2, 30), "Europe/Berlin") == ()
    assert len(readings(date(2026, 3, 29), time(3, 30), "Europe/Berlin")) == 1
    first, second = readings(date(2026, 10, 25), time(2, 30), "Europe/Berlin")
    assert second - first == timedelta(hours=1)
