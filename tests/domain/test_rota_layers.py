"""Rotations, layers, overrides and time off: in every zone, and whatever the order of the rows."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rota import (
    Override,
    Plan,
    Rotation,
    Shift,
    TimeOff,
    boundary,
    layers_in,
    next_staffed,
    on_duty,
    on_duty_of,
    staffed_until,
    stints,
    turns,
    unstaffed,
    vacancies,
)
from tests.domain.strategies import ZONES, instants, modest, people, plans_near, times, zones

MARA, JONAS, LEA = 1, 2, 3
BERLIN = "Europe/Berlin"
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def weekly(*members: int) -> Plan:
    """Turns of a week each from Monday 5 January 2026, 9:00 in Berlin."""
    return Plan(rotations=(Rotation(1, "", members, date(2026, 1, 5), time(9), 7, BERLIN),))


@pytest.mark.parametrize("zone", ZONES)
def test_handoff_is_at_the_same_time_on_the_wall_all_year(zone: str) -> None:
    """Failure 12, for rotations: in every zone there is."""
    local = ZoneInfo(zone)
    for number in range(365):
        wanted = datetime.combine(date(2026, 1, 1) + number * DAY, time(2, 30))
        wall = boundary(wanted.date(), wanted.time(), zone).astimezone(local).replace(tzinfo=None)
        there = wanted.replace(tzinfo=local).astimezone(UTC).astimezone(local).replace(tzinfo=None) == wanted
        assert wall == wanted if there else wall > wanted, "a time that a change skips is the instant of the change"


@modest
@given(st.lists(people, min_size=1, max_size=4), times, st.integers(1, 10), zones, instants)
def test_round_the_clock_means_exactly_one_at_every_instant(
    members: list[int], handoff: time, days: int, zone: str, now: datetime
) -> None:
    first = now.astimezone(ZoneInfo(zone)).date() - timedelta(days=20)
    plan = Plan(rotations=(Rotation(1, "", tuple(members), first, handoff, days, zone),))
    begin, end = now, now + timedelta(days=9)
    assert unstaffed(plan, begin, end) == []
    found = stints(plan, begin, end)
    assert sum((one.ends - one.starts for one in found), timedelta()) == end - begin, "no gap and no overlap"


@modest
@given(st.sets(times, min_size=2, max_size=6), zones, st.integers(2010, 2036))
def test_boundaries_keep_their_order_at_every_clock_change(moments: set[time], zone: str, year: int) -> None:
    day = date(year, 1, 1)
    last = boundary(day - DAY, time(23, 59), zone)
    while day.year == year:
        for moment in sorted(moments):
            instant = boundary(day, moment, zone)
            assert instant >= last
            last = instant
        day += timedelta(days=1)


@modest
@given(st.data(), instants)
def test_the_order_of_the_rows_means_nothing(data: st.DataObject, now: datetime) -> None:
    plan = data.draw(plans_near(now))
    mixed = Plan(*(tuple(data.draw(st.permutations(rows))) for rows in _rows(plan)))
    moment = now + data.draw(st.timedeltas(-2 * DAY, 2 * DAY))
    assert on_duty(plan, moment) == on_duty(mixed, moment)
    assert stints(plan, now, now + 3 * DAY) == stints(mixed, now, now + 3 * DAY)


@modest
@given(st.data(), instants)
def test_whoever_is_off_is_never_on_duty_and_nobody_else_is_sent_home(data: st.DataObject, now: datetime) -> None:
    plan = data.draw(plans_near(now))
    free = Plan(plan.shifts, plan.rotations, plan.overrides)
    off = {one.person for one in plan.time_off if one.starts <= now < one.ends}
    assert set(on_duty(plan, now)) == set(on_duty(free, now)) - off


@modest
@given(st.data(), instants)
def test_stints_say_what_each_instant_says(data: st.DataObject, now: datetime) -> None:
    plan = data.draw(plans_near(now))
    end = now + 3 * DAY
    moment = now + data.draw(st.timedeltas(timedelta(), 3 * DAY - timedelta.resolution))
    for layer in layers_in(plan):
        there = {s.person for s in stints(plan, now, end) if s.layer == layer and s.starts <= moment < s.ends}
        assert there == set(on_duty_of(plan, layer, moment))
    held = sorted((t.layer, t.person, t.starts) for t in turns(plan, now, end) if t.starts <= moment < t.ends)
    assert len(held) == len({(layer, person) for layer, person, _ in held}), "turns of one person don't overlap"
    assert {person for _, person, _ in held} == set(on_duty(plan, moment))
    inside = any(starts <= moment < ends for starts, ends in unstaffed(plan, now, end))
    assert inside == (not on_duty(plan, moment))


@modest
@given(st.data(), instants)
def test_a_vacancy_is_a_planned_time_that_nobody_holds(data: st.DataObject, now: datetime) -> None:
    plan = data.draw(plans_near(now))
    bare = Plan(plan.shifts, plan.rotations)
    moment = now + data.draw(st.timedeltas(timedelta(), 3 * DAY - timedelta.resolution))
    found = vacancies(plan, now, now + 3 * DAY)
    for layer in layers_in(plan):
        wanted = bool(on_duty_of(bare, layer, moment)) and not on_duty_of(plan, layer, moment)
        assert wanted == any(one.layer == layer and one.starts <= moment < one.ends for one in found)


def test_people_take_turns_in_their_order() -> None:
    plan = weekly(MARA, JONAS, LEA)
    seen = [on_duty(plan, at("2026-01-05T08:00") + timedelta(weeks=week)) for week in range(4)]
    assert seen == [[MARA], [JONAS], [LEA], [MARA]]
    assert on_duty(plan, at("2026-01-12T07:59")) == [MARA]
    assert on_duty(plan, at("2026-01-05T07:59")) == [], "the first turn has not begun"


def test_a_rotation_by_hours_leaves_the_rest_of_the_day_alone() -> None:
    plan = Plan(rotations=(Rotation(1, "", (MARA, JONAS), date(2026, 1, 5), time(18), 1, BERLIN, 1, time(22)),))
    assert on_duty(plan, at("2026-01-05T17:00")) == [MARA]
    assert on_duty(plan, at("2026-01-06T17:00")) == [JONAS]
    assert on_duty(plan, at("2026-01-06T21:00")) == []


def test_a_rotation_ends_with_the_handoff_of_its_last_day() -> None:
    plan = Plan(rotations=(Rotation(1, "", (MARA,), date(2026, 1, 5), time(9), 1, BERLIN, until=date(2026, 1, 8)),))
    assert staffed_until(plan, at("2026-01-05T12:00")) == at("2026-01-08T08:00")
    assert next_staffed(plan, at("2026-01-08T08:00")) is None


def test_a_rotation_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="people"):
        Rotation(1, "", (), date(2026, 1, 5), time(9), 7, BERLIN)


def test_layers_answer_in_their_order_and_a_place_is_taken_in_its_layer() -> None:
    plan = Plan(
        shifts=(Shift(1, MARA, 0, time(0), time(0), "UTC", 2), Shift(2, JONAS, 0, time(0), time(0), "UTC", 1)),
        overrides=(Override(LEA, MARA, at("2026-01-05T12:00"), at("2026-01-05T13:00"), 1),),
    )
    assert on_duty(plan, at("2026-01-05T11:00")) == [JONAS, MARA]
    assert on_duty(plan, at("2026-01-05T12:00")) == [JONAS, LEA]
    assert on_duty_of(plan, 2, at("2026-01-05T12:00")) == [LEA]


def test_an_override_for_somebody_who_is_off_fills_the_shift() -> None:
    plan = Plan(
        shifts=(Shift(1, MARA, 0, time(8), time(16), "UTC"),),
        overrides=(Override(LEA, MARA, at("2026-01-05T08:00"), at("2026-01-05T12:00"), 1),),
        time_off=(TimeOff(MARA, at("2026-01-01T00:00"), at("2026-01-10T00:00")),),
    )
    assert on_duty(plan, at("2026-01-05T09:00")) == [LEA]
    open_now = vacancies(plan, at("2026-01-05T00:00"), at("2026-01-06T00:00"))
    assert [(one.starts, one.ends) for one in open_now] == [(at("2026-01-05T12:00"), at("2026-01-05T16:00"))]


def test_overrides_compose_in_the_order_in_which_they_were_entered() -> None:
    span = at("2026-01-05T08:00"), at("2026-01-05T12:00")
    plan = Plan(
        shifts=(Shift(1, MARA, 0, time(8), time(16), "UTC"),),
        overrides=(Override(LEA, JONAS, *span, id=2), Override(JONAS, MARA, *span, id=1)),
    )
    assert on_duty(plan, at("2026-01-05T09:00")) == [LEA]


def test_with_always_every_hour_without_anybody_is_open() -> None:
    plan = Plan(shifts=(Shift(1, MARA, 0, time(8), time(16), "UTC"),))
    day = at("2026-01-05T00:00"), at("2026-01-06T00:00")
    assert vacancies(plan, *day) == []
    assert [one.ends for one in vacancies(plan, *day, always=True)] == [at("2026-01-05T08:00"), day[1]]


def _rows(plan: Plan) -> tuple[tuple[object, ...], ...]:
    return plan.shifts, plan.rotations, plan.overrides, plan.time_off
