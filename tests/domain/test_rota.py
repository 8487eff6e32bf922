"""Who is on duty, on wall-clock time, in every zone."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.rota import HORIZON, Override, Plan, Shift, next_staffed, on_duty, staffed_until
from tests.domain.strategies import instants, modest, overrides_near, shifts, times, zones

MARA, JONAS, LEA = 1, 2, 3
BERLIN = "Europe/Berlin"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def weekly(shifts: Sequence[Shift], overrides: Sequence[Override] = ()) -> Plan:
    """A rota of weekly shifts."""
    return Plan(tuple(shifts), (), tuple(overrides))


def moment_between(begin: datetime, end: datetime) -> st.SearchStrategy[datetime]:
    """Any instant from ``begin`` on and before ``end``."""
    return st.timedeltas(timedelta(), end - begin - timedelta.resolution).map(begin.__add__)


def on_paper(shift: Shift, wall: datetime) -> bool:
    """Whether the plan on the wall says that the shift is on, where no clock changes."""
    for back in (0, 1):
        day = wall.date() - timedelta(days=back)
        end = day + timedelta(days=shift.end <= shift.start)
        begins, ends = datetime.combine(day, shift.start), datetime.combine(end, shift.end)
        if day.weekday() == shift.weekday and begins <= wall < ends:
            return True
    return False


@modest
@given(st.lists(shifts, max_size=4), instants)
def test_who_is_on_duty_is_what_the_plan_on_the_wall_says(plan: list[Shift], now: datetime) -> None:
    for shift in plan:
        local = [(now + timedelta(days=d)).astimezone(ZoneInfo(shift.zone)).utcoffset() for d in range(-3, 4)]
        assume(len(set(local)) == 1)
    wanted = [s.person for s in plan if on_paper(s, now.astimezone(ZoneInfo(s.zone)).replace(tzinfo=None))]
    assert sorted(on_duty(weekly(plan), now)) == sorted(set(wanted))


@modest
@given(st.frozensets(times, max_size=4), zones, st.lists(instants, min_size=8, max_size=8))
def test_a_rota_without_gaps_has_none_at_a_clock_change_either(
    cuts: frozenset[time], zone: str, moments: list[datetime]
) -> None:
    marks = sorted(cuts | {time()})
    ends = [*marks[1:], time()]
    plan = [Shift(0, day, day, start, end, zone) for day in range(7) for start, end in zip(marks, ends, strict=True)]
    for moment in moments:
        assert on_duty(weekly(plan), moment)
        assert staffed_until(weekly(plan), moment) == moment + HORIZON


@pytest.mark.parametrize("zone", [BERLIN, "America/Havana", "Australia/Lord_Howe", "Atlantic/Azores", "Asia/Beirut"])
def test_no_minute_of_a_changing_day_is_unstaffed(zone: str) -> None:
    plan = [Shift(day, day, day, time(0, 30), time(0, 30), zone) for day in range(7)]
    local, moment = ZoneInfo(zone), datetime(2026, 1, 1, tzinfo=UTC)
    changes = 0
    while moment.year == 2026:
        later = moment + timedelta(hours=12)
        if later.astimezone(local).utcoffset() != moment.astimezone(local).utcoffset():
            changes += 1
            assert all(on_duty(weekly(plan), moment + timedelta(minutes=m)) for m in range(-720, 1440, 10))
        moment = later
    assert changes == 2


def test_field_12_shifts_do_not_drift_over_dst() -> None:
    plan = [Shift(1, MARA, 0, time(18), time(22), BERLIN)]
    assert [on_duty(weekly(plan), at(t)) for t in ("2026-03-23T16:59", "2026-03-23T17:00")] == [[], [MARA]]
    assert [on_duty(weekly(plan), at(t)) for t in ("2026-03-30T15:59", "2026-03-30T16:00")] == [[], [MARA]]
    assert [on_duty(weekly(plan), at(t)) for t in ("2026-10-26T16:59", "2026-10-26T17:00")] == [[], [MARA]]


def test_a_shift_goes_past_midnight_and_past_sunday() -> None:
    plan = [Shift(1, MARA, 6, time(22), time(6), BERLIN)]
    assert on_duty(weekly(plan), at("2026-01-05T04:59")) == [MARA]
    assert on_duty(weekly(plan), at("2026-01-05T05:00")) == []


def test_order_is_that_of_the_shifts_and_nobody_is_named_twice() -> None:
    day = time(0), time(0)
    plan = [Shift(1, JONAS, 0, *day, "UTC"), Shift(2, MARA, 0, *day, "UTC"), Shift(3, JONAS, 0, *day, "UTC")]
    assert on_duty(weekly(plan), at("2026-01-05T12:00")) == [JONAS, MARA]


def test_an_override_takes_every_place_of_the_one_it_replaces() -> None:
    plan = [
        Shift(1, JONAS, 0, time(0), time(0), "UTC"),
        Shift(2, MARA, 0, time(0), time(0), "UTC"),
        Shift(3, JONAS, 0, time(8), time(20), "UTC"),
    ]
    swap = Override(LEA, JONAS, at("2026-01-05T11:00"), at("2026-01-05T13:00"))
    assert on_duty(weekly(plan, [swap]), at("2026-01-05T12:00")) == [LEA, MARA]
    assert on_duty(weekly(plan, [swap]), at("2026-01-05T13:00")) == [JONAS, MARA]


def test_an_override_adds_a_person_outside_the_shifts() -> None:
    extra = Override(LEA, None, at("2026-01-05T11:00"), at("2026-01-05T13:00"))
    assert on_duty(weekly([], [extra]), at("2026-01-05T12:00")) == [LEA]
    assert next_staffed(weekly([], [extra]), at("2026-01-05T10:00")) == at("2026-01-05T11:00")
    assert staffed_until(weekly([], [extra]), at("2026-01-05T12:00")) == at("2026-01-05T13:00")
    assert next_staffed(weekly([], [extra]), at("2026-01-05T13:00")) is None


def test_clocks_of_two_countries_leave_an_hour_open_and_it_is_told() -> None:
    plan = [
        *(Shift(day, MARA, day, time(8), time(20), BERLIN) for day in range(7)),
        *(Shift(day, JONAS, day, time(14), time(2), "America/New_York") for day in range(7)),
    ]
    assert staffed_until(weekly(plan), at("2026-03-10T18:30")) == at("2026-03-11T06:00")
    assert next_staffed(weekly(plan), at("2026-03-11T06:30")) == at("2026-03-11T07:00")


@modest
@given(st.data(), st.lists(shifts, max_size=4), instants)
def test_coverage_is_the_truth(data: st.DataObject, plan: list[Shift], now: datetime) -> None:
    swaps = data.draw(st.lists(overrides_near(now), max_size=3))
    until, following = staffed_until(weekly(plan, swaps), now), next_staffed(weekly(plan, swaps), now)
    if until is None:
        assert on_duty(weekly(plan, swaps), now) == []
        horizon = following or now + timedelta(days=8)
        assert on_duty(weekly(plan, swaps), data.draw(moment_between(now, horizon))) == []
        assert following is None or on_duty(weekly(plan, swaps), following)
    else:
        assert following == now < until
        assert on_duty(weekly(plan, swaps), data.draw(moment_between(now, until)))
        assert until == now + HORIZON or on_duty(weekly(plan, swaps), until) == []


@modest
@given(shifts, instants)
def test_whoever_holds_a_shift_comes_on_duty_within_eight_days(shift: Shift, now: datetime) -> None:
    zone = ZoneInfo(shift.zone)
    assume(len({(now + timedelta(days=d)).astimezone(zone).utcoffset() for d in range(-2, 10)}) == 1)
    following = next_staffed(weekly([shift]), now)
    assert following is not None
    assert following - now <= timedelta(days=7)
