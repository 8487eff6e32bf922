"""The chain: somebody is always paged next, soon, and nobody twice for nothing."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.escalation import (
    EscalationPolicy,
    EscalationStep,
    People,
    Plan,
    Target,
    plan_step,
)
from bot.domain.policies import default_policy
from bot.domain.triage import Level
from tests.domain.strategies import modest

NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MARA, JONAS, LEA, RUTH = 1, 2, 3, 4
TEAM = People(on_duty=[MARA, JONAS], facilitators=[LEA], supervisors=[RUTH])

levels = st.sampled_from([Level.AMBER, Level.RED, Level.CRISIS])
some = st.lists(st.integers(1, 6), max_size=3)
teams = st.builds(People, some, some, some)


def run(level: Level, people: People, steps: int, lateness: timedelta = timedelta()) -> list[tuple[datetime, Plan]]:
    """Let the chain run unanswered, each plan carried out ``lateness`` after it is due."""
    policy, since, due, step, paged = default_policy(), NOW, NOW, 0, list[int]()
    done: list[tuple[datetime, Plan]] = []
    for _ in range(steps):
        now = due + lateness
        plan = plan_step(policy, level, step, since, replace(people, paged=tuple(paged)), now)
        done.append((now, plan))
        due, step = plan.next_due_at, plan.step
        paged += plan.people
        if plan.ended_round:
            since, step, paged = plan.next_due_at, 0, []
    return done


def seen(done: list[tuple[datetime, Plan]]) -> list[tuple[int, tuple[int, ...], bool]]:
    return [(int((now - NOW) / MINUTE), plan.people, plan.outside) for now, plan in done]


def test_an_unanswered_crisis_goes_through_everybody() -> None:
    assert seen(run(Level.CRISIS, TEAM, 5)) == [
        (0, (MARA,), False),
        (3, (MARA,), False),
        (5, (JONAS,), False),
        (10, (RUTH,), True),
        (13, (MARA,), False),
    ]


def test_red_and_amber_take_more_time() -> None:
    assert [minute for minute, _, _ in seen(run(Level.RED, TEAM, 5))] == [0, 10, 20, 40, 50]
    assert seen(run(Level.AMBER, TEAM, 4)) == [
        (0, (MARA,), False),
        (60, (JONAS,), False),
        (240, (RUTH,), False),
        (300, (MARA,), False),
    ]


def test_the_next_human_is_a_facilitator_when_one_person_is_on_duty() -> None:
    assert seen(run(Level.CRISIS, replace(TEAM, on_duty=[MARA]), 3))[2] == (5, (LEA,), False)


def test_field_6_an_empty_step_does_not_wait_its_delay() -> None:
    alone = People(supervisors=[RUTH])
    done = run(Level.CRISIS, alone, 3)
    assert seen(done) == [(0, (RUTH,), False), (3, (RUTH,), False), (5, (RUTH,), True)]
    assert done[2][1].skipped == (2,)
    off_duty = plan_step(default_policy(), Level.CRISIS, 1, NOW, replace(TEAM, paged=[9]), NOW + 3 * MINUTE)
    assert (off_duty.people, off_duty.skipped, off_duty.step) == ((MARA,), (1,), 3), "9 went off duty meanwhile"


def test_field_6_nobody_reachable_is_an_alarm_and_goes_outside_at_once() -> None:
    plan = plan_step(default_policy(), Level.CRISIS, 0, NOW, People(), NOW)
    assert (plan.alarm, plan.outside, plan.people, plan.ended_round) == (True, True, (), True)
    assert plan.next_due_at == NOW + 13 * MINUTE


def test_when_the_rest_of_the_chain_is_empty_everybody_is_paged() -> None:
    plan = plan_step(default_policy(), Level.AMBER, 2, NOW, People([MARA], [LEA], (), [MARA, LEA]), NOW + 240 * MINUTE)
    assert (plan.people, plan.outside, plan.alarm, plan.skipped) == ((MARA, LEA), True, False, (2,))


def test_field_6_hours_of_outage_end_in_one_page_now_and_no_burst() -> None:
    back = NOW + timedelta(hours=10)
    plan = plan_step(default_policy(), Level.CRISIS, 1, NOW, replace(TEAM, paged=[MARA]), back)
    assert (plan.people, plan.next_due_at) == ((MARA,), back + 2 * MINUTE)
    last = plan_step(default_policy(), Level.CRISIS, 3, NOW, TEAM, back)
    assert (last.ended_round, last.next_due_at) == (True, back + 3 * MINUTE)


@modest
@given(levels, teams, st.integers(0, 4), st.timedeltas(timedelta(), timedelta(days=2)), some)
def test_a_plan_reaches_somebody_and_another_follows(
    level: Level, team: People, step: int, late: timedelta, paged: list[int]
) -> None:
    policy, now = default_policy(), NOW + late
    plan = plan_step(policy, level, step, NOW, replace(team, paged=paged), now)
    assert plan.people or plan.outside
    assert set(plan.people) <= set(team.everybody())
    assert len(set(plan.people)) == len(plan.people)
    assert plan.alarm == (not team.everybody())
    assert plan.next_due_at > now
    assert plan.ended_round == (plan.step == len(policy.steps[level]))
    assert not any(policy.steps[level][number].outside for number in plan.skipped)


@modest
@given(levels, teams, st.timedeltas(timedelta(), timedelta(minutes=20)))
def test_the_chain_never_falls_silent(level: Level, team: People, late: timedelta) -> None:
    done = run(level, team, 12, late)
    quietest = {Level.CRISIS: 13, Level.RED: 50, Level.AMBER: 300}[level] * MINUTE
    for (before, _), (after, plan) in pairwise(done):
        assert before < after <= before + quietest + late
        assert plan.people or plan.outside


@modest
@given(teams)
def test_a_crisis_is_outside_discord_within_ten_minutes(team: People) -> None:
    first = next(now for now, plan in run(Level.CRISIS, team, 5) if plan.outside)
    assert first <= NOW + 10 * MINUTE


@modest
@given(teams.filter(lambda team: team.everybody() != ()))
def test_a_crisis_pages_a_human_at_once_if_there_is_one(team: People) -> None:
    assert run(Level.CRISIS, team, 1)[0][1].people == team.everybody()[:1]


def test_a_policy_survives_being_frozen_into_a_case() -> None:
    policy = default_policy()
    assert EscalationPolicy.from_json(json.loads(json.dumps(policy.to_json()))) == policy


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (EscalationStep(Target.FIRST, MINUTE),),
        (EscalationStep(Target.FIRST, 0 * MINUTE), EscalationStep(Target.NEXT, 0 * MINUTE)),
        (EscalationStep(Target.FIRST, 0 * MINUTE), EscalationStep(Target.NEXT, 13 * MINUTE)),
    ],
)
def test_a_policy_cannot_leave_a_crisis_unpaged(steps: tuple[EscalationStep, ...]) -> None:
    policy = default_policy()
    with pytest.raises(ValueError, match="crisis"):
        replace(policy, steps={**policy.steps, Level.CRISIS: steps})
    with pytest.raises(ValueError, match="red has no steps"):
        replace(policy, steps={level: policy.steps[level] for level in (Level.AMBER, Level.CRISIS)})
