"""What is found out before a shift begins, and that each thing is told once."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rota import (
    Override,
    Plan,
    Reach,
    Shift,
    Swap,
    SwapState,
    TimeOff,
    accepted,
    next_look,
    on_duty,
    preflight,
    stage_of,
)
from bot.domain.rota.preflight import ASK, PATIENCE, RARELY, STAGES
from tests.domain.strategies import instants, modest, plans_near

MARA, JONAS = 1, 2
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A Monday."""
MONTH, AHEAD = timedelta(days=30), timedelta(days=7)
FINE = Reach(answered_at=NOW, second=True)
THURSDAY = Shift(1, MARA, 3, time(8), time(16), "UTC")


def kinds(plan: Plan, reach: dict[int, Reach], now: datetime = NOW) -> list[str]:
    return [one.kind for one in preflight(plan, reach, now, MONTH, AHEAD)]


def test_a_shift_whose_holder_answers_is_fine() -> None:
    assert kinds(Plan((THURSDAY,)), {MARA: FINE}) == []


def test_an_empty_shift_is_found() -> None:
    off = TimeOff(MARA, NOW, NOW + timedelta(days=7))
    [problem] = preflight(Plan((THURSDAY,), time_off=(off,)), {}, NOW, MONTH, AHEAD)
    assert (problem.kind, problem.person, problem.starts.hour) == ("empty", None, 8)


def test_who_does_not_answer_cannot_be_reached() -> None:
    plan = Plan((THURSDAY,))
    assert kinds(plan, {}) == ["silent"]
    assert kinds(plan, {MARA: Reach(asked_at=NOW - PATIENCE + timedelta(seconds=1))}) == [], "they have time to answer"
    assert kinds(plan, {MARA: Reach(asked_at=NOW - PATIENCE)}) == ["silent"]
    assert kinds(plan, {MARA: Reach(answered_at=NOW - MONTH)}) == []
    assert kinds(plan, {MARA: Reach(answered_at=NOW - MONTH - timedelta(seconds=1))}) == ["silent"]
    assert kinds(plan, {MARA: Reach(closed=True, answered_at=NOW)}) == ["closed"]
    assert kinds(plan, {MARA: Reach(answered_at=NOW, second=False)}) == ["no-second"]


def test_the_same_person_in_two_layers_is_found() -> None:
    second = Shift(2, MARA, 3, time(12), time(18), "UTC", 2)
    [problem] = preflight(Plan((THURSDAY, second)), {MARA: FINE}, NOW, MONTH, AHEAD)
    assert (problem.kind, problem.layer, problem.starts.hour, problem.ends.hour) == ("double", 2, 12, 16)


def test_a_test_message_is_owed_before_the_proof_runs_out_and_not_too_often() -> None:
    assert Reach().should_be_asked(NOW, MONTH)
    assert not Reach(asked_at=NOW).should_be_asked(NOW, MONTH)
    assert not Reach(answered_at=NOW - MONTH + ASK).should_be_asked(NOW, MONTH)
    assert Reach(answered_at=NOW - MONTH + ASK - timedelta(seconds=1)).should_be_asked(NOW, MONTH)


def test_problems_are_told_at_72_and_at_24_hours() -> None:
    [problem] = preflight(Plan((THURSDAY,)), {}, NOW, MONTH, AHEAD)
    starts = problem.starts
    told = [stage_of(problem, starts - timedelta(hours=hours)) for hours in (73, 72, 25, 24, 0)]
    assert told == [None, 72, 72, 24, 24]


@modest
@given(st.data(), instants)
def test_a_look_comes_before_every_stage_and_every_change(data: st.DataObject, now: datetime) -> None:
    plan = data.draw(plans_near(now))
    following = next_look(plan, now)
    assert now < following <= now + RARELY
    moment = now + data.draw(st.timedeltas(timedelta(), following - now - timedelta.resolution))
    assert on_duty(plan, moment) == on_duty(plan, now), "nothing changes before it"


@modest
@given(st.data(), instants)
def test_looking_again_finds_the_same_thing_under_the_same_name(data: st.DataObject, now: datetime) -> None:
    """Told once: what is found twice while it is ahead has the same ``since``."""
    plan = data.draw(plans_near(now))
    later = now + data.draw(st.timedeltas(timedelta(), timedelta(hours=6)))
    first = preflight(plan, {}, now, MONTH, STAGES[0])
    ahead = {(one.kind, one.layer, one.person, one.starts): one.since for one in first if one.starts > later}
    for one in preflight(plan, {}, later, MONTH, STAGES[0]):
        if (mark := (one.kind, one.layer, one.person, one.starts)) in ahead:
            assert one.since == ahead[mark]


def test_an_accepted_swap_changes_both_shifts_and_nothing_else() -> None:
    monday, tuesday = Shift(1, MARA, 0, time(8), time(16), "UTC"), Shift(2, JONAS, 1, time(8), time(16), "UTC", 2)
    given_up = NOW + timedelta(days=7, hours=-4), NOW + timedelta(days=7, hours=4)
    back = NOW + timedelta(days=1, hours=-4), NOW + timedelta(days=1, hours=4)
    swap = Swap(1, MARA, JONAS, given_up, back)
    plan = Plan((monday, tuesday), overrides=tuple(accepted(swap)))
    assert swap.state is SwapState.ASKED
    assert swap.expires == back[0]
    assert on_duty(plan, given_up[0]) == [JONAS]
    assert on_duty(plan, back[0]) == [MARA]
    assert on_duty(plan, NOW) == [MARA]
    assert accepted(Swap(1, MARA, JONAS, given_up, None)) == [Override(JONAS, MARA, *given_up)]
