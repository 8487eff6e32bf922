"""When a group's text channel opens and closes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.hours import (
    GRACE,
    Hours,
    HoursKind,
    Meeting,
    Standing,
    around,
    joined,
    staffed,
    staffed_and_around,
    standing,
)
from bot.domain.recurrence import SeriesRule, occurrences
from bot.domain.rota import Plan, Shift, Span, on_duty
from tests.domain.strategies import instants, modest, plans_near, zones

BASE = datetime(2026, 3, 1, tzinfo=UTC)
moments = st.integers(0, 4000).map(lambda minute: BASE + timedelta(minutes=minute))
spans = st.lists(st.tuples(moments, moments), max_size=8)
minutes = st.integers(0, 240)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def followed(found: list[Span], now: datetime) -> list[tuple[datetime, bool]]:
    """All openings and closings from ``now`` on, as the sweep meets them one after the other."""
    turns, here = list[tuple[datetime, bool]](), standing(found, now)
    while here.until is not None:
        after = standing(found, here.until)
        turns.append((here.until, after.open))
        assert after.until == here.then, "what was foretold is what comes"
        here = after
    return turns


@modest
@given(spans, moments)
def test_the_channel_opens_and_closes_in_turns_and_never_twice_at_once(found: list[Span], now: datetime) -> None:
    turns = followed(found, now)
    assert all(one < other for (one, _), (other, _) in pairwise([(now, None), *turns]))
    states = [standing(found, now).open, *(is_open for _, is_open in turns)]
    assert all(one != other for one, other in pairwise(states)), "closed follows open follows closed"
    assert states[-1], "it is never closed for good"


@modest
@given(spans, moments)
def test_it_is_open_exactly_in_its_hours_while_any_are_to_come(found: list[Span], now: datetime) -> None:
    inside = any(starts <= now < ends for starts, ends in found)
    later = any(now < starts < ends for starts, ends in found)
    assert standing(found, now).open is (inside or not later)


@settings(max_examples=30, deadline=None)
@given(zones, st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 1439), minutes, minutes)
def test_every_session_lies_in_open_hours_on_both_sides_of_a_clock_change(
    zone: str, first: date, minute: int, before: int, after: int
) -> None:
    rule = SeriesRule(first, time(minute // 60, minute % 60), 90, 1, zone)
    start = datetime.combine(first, time(), tzinfo=UTC) - timedelta(days=2)
    held = occurrences(rule, start, start + timedelta(days=190))
    hours = Hours(HoursKind.SESSION, before, after)
    found = around([Meeting(one.starts, one.ends, False) for one in held], hours)
    for one in held[:-1]:
        for moment in (one.starts - timedelta(minutes=before), one.starts, one.ends, one.ends + GRACE - GRACE / 9):
            assert standing(found, moment).open
    assert len(followed(found, start)) == 2 * len(found) - 1


@modest
@given(st.data(), instants)
def test_staffed_hours_are_those_in_which_somebody_is_on_duty(data: st.DataObject, now: datetime) -> None:
    plan = data.draw(plans_near(now))
    found = staffed(plan, now)
    assert joined(found) == found
    for starts, ends in found:
        assert on_duty(plan, starts)
        assert on_duty(plan, ends - timedelta(seconds=1))
    here = standing(found, now)
    if here.until is not None:
        assert here.open is bool(on_duty(plan, now))
    if here.until is not None and len(found) > 1:
        assert bool(on_duty(plan, here.until)) is not here.open


@modest
@given(st.data(), instants, st.lists(st.tuples(st.integers(-3000, 9000), st.integers(30, 240)), max_size=4))
def test_with_sessions_every_turn_that_is_foretold_comes(
    data: st.DataObject, now: datetime, drawn: list[tuple[int, int]]
) -> None:
    plan, hours = data.draw(plans_near(now)), Hours(HoursKind.STAFFED)
    starts = [(now + timedelta(minutes=begin), length) for begin, length in drawn]
    meetings = [Meeting(begin, begin + timedelta(minutes=length), False) for begin, length in starts]
    here = standing(staffed_and_around(plan, meetings, hours, now), now)
    if here.until is None:
        assert here.open
        return
    after = standing(staffed_and_around(plan, meetings, hours, here.until), here.until)
    assert after.open is not here.open


def test_a_session_outside_staffed_hours_is_open_and_nothing_closes_without_a_rota() -> None:
    shift = Shift(1, 1, 0, time(9), time(17), "UTC", 1)
    evening = [Meeting(at("2026-03-02 18:00"), at("2026-03-02 19:00"), False)]
    hours, noon = Hours(HoursKind.STAFFED), at("2026-03-02 12:00")
    found = staffed_and_around(Plan((shift,), (), ()), evening, hours, noon)
    assert standing(found, noon) == Standing(True, at("2026-03-02 17:00"), at("2026-03-02 17:45"))
    assert standing(staffed_and_around(Plan((), (), ()), evening, hours, noon), noon) == Standing(True)


def test_staffed_hours_keep_to_the_wall_clock_when_clocks_go_forward() -> None:
    plan = Plan(tuple(Shift(day, 1, day, time(8), time(16), "Europe/Berlin", 1) for day in range(7)), (), ())
    saturday = standing(staffed(plan, at("2026-03-28 12:00")), at("2026-03-28 12:00"))
    assert saturday == Standing(True, at("2026-03-28 15:00"), at("2026-03-29 06:00"))


def test_without_a_session_or_a_rota_it_is_open() -> None:
    assert standing(around([], Hours(HoursKind.SESSION)), BASE) == Standing(True)
    assert standing(staffed(Plan((), (), ()), BASE), BASE) == Standing(True)


def test_a_rota_without_a_gap_never_closes() -> None:
    plan = Plan(tuple(Shift(day, 1, day, time(), time(), "UTC", 1) for day in range(7)), (), ())
    assert standing(staffed(plan, BASE), BASE) == Standing(True)


@pytest.mark.parametrize(("over", "until"), [(False, "2026-03-05 19:45"), (True, "2026-03-05 19:35")])
def test_a_session_that_nobody_ended_may_run_over(over: bool, until: str) -> None:
    meetings = [
        Meeting(at("2026-03-05 18:00"), at("2026-03-05 19:30"), over),
        Meeting(at("2026-03-12 18:00"), at("2026-03-12 19:30"), False),
    ]
    found = standing(around(meetings, Hours(HoursKind.SESSION, 15, 5)), at("2026-03-05 19:00"))
    assert found == Standing(True, at(until), at("2026-03-12 17:45"))
