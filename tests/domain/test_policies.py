"""Every policy that may be saved reaches somebody at every level, and is carried out as it is shown."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import Case, open_case
from bot.domain.contacts import EVERYBODY, TEAM, pages_outside
from bot.domain.escalation import (
    DAY,
    EscalationPolicy,
    People,
    Plan,
    Target,
    latest_start,
    take_step,
    wait_for_staff,
)
from bot.domain.policies import (
    MINUTE,
    PAGING,
    SUPERVISOR_BY,
    PolicyStep,
    build_policy,
    chain_of,
    default_policy,
    default_steps,
    problems,
)
from bot.domain.triage import Kind, Level
from tests.domain.strategies import modest

NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)
MARA, JONAS, LEA, RUTH = 1, 2, 3, 4
SUPERVISORS = PolicyStep(Target.SUPERVISORS, 5 * MINUTE, outside=True)

levels = st.sampled_from(PAGING)
some = st.lists(st.integers(1, 6), max_size=3, unique=True)
teams = st.builds(People, some, some, some, st.just(()), st.dictionaries(st.integers(2, 3), some), some)
steps = st.builds(
    PolicyStep,
    st.sampled_from(Target),
    st.integers(1, 20).map(lambda count: count * MINUTE),
    st.integers(1, 3),
    st.booleans(),
    st.integers(1, 3),
    some.map(tuple),
)
chains = st.lists(steps, min_size=1, max_size=6).map(tuple)
"""Supervisors stand at the end, as any policy that may be saved has them."""


@st.composite
def saved(draw: st.DrawFn) -> tuple[Level, tuple[PolicyStep, ...]]:
    """A level and steps that may be saved for it."""
    level, chain = draw(levels), draw(chains)
    return level, (
        (*chain, SUPERVISORS)
        if not problems(level, (*chain, SUPERVISORS))
        else (replace(default_steps(level)[0], wait=MINUTE), *default_steps(level)[-2:])
    )


def policy_of(level: Level, chain: tuple[PolicyStep, ...]) -> EscalationPolicy:
    return build_policy({level: chain}, {})


def unanswered(policy: EscalationPolicy, level: Level, team: People) -> list[tuple[datetime, Plan]]:
    """One round in which nobody answers."""
    case, paged, done = open_case(level, NOW), list[int](), list[tuple[datetime, Plan]]()
    while case.round == 0:
        assert case.due_at is not None
        now = case.due_at
        plan, case = take_step(policy, case, replace(team, paged=tuple(paged)), now)
        done.append((now, plan))
        paged += plan.people
    return done


@modest
@given(saved(), teams)
def test_whatever_may_be_saved_pages_every_level_at_once_and_in_order(
    given_: tuple[Level, tuple[PolicyStep, ...]], team: People
) -> None:
    level, chain = given_
    policy = policy_of(level, chain)
    for paging in PAGING:
        done = unanswered(policy, paging, team)
        moments = [moment for moment, _ in done]
        assert moments[0] == NOW
        assert all(before < after for before, after in pairwise(moments))
        assert all(plan.people or plan.outside for _, plan in done)
        reached = {who for _, plan in done for who in plan.people}
        assert set(team.supervisors) <= reached, "the chain ends with every supervisor"
        first = next((m for m, plan in done if set(team.supervisors) & set(plan.people)), NOW)
        assert first - NOW <= SUPERVISOR_BY[paging]
        assert bool(reached) == bool(team.everybody())


@modest
@given(saved(), teams)
def test_no_step_is_skipped_in_silence(given_: tuple[Level, tuple[PolicyStep, ...]], team: People) -> None:
    level, chain = given_
    done = unanswered(policy_of(level, chain), level, team)
    accounted: list[int] = []
    for _, plan in done:
        accounted += plan.skipped
        if plan.step - 1 not in plan.skipped:
            accounted.append(plan.step - 1)
    assert accounted == list(range(len(chain_of(chain).steps)))


@modest
@given(saved())
def test_a_crisis_that_may_be_saved_goes_outside_discord(given_: tuple[Level, tuple[PolicyStep, ...]]) -> None:
    policy = policy_of(*given_)
    done = unanswered(policy, Level.CRISIS, People([MARA, JONAS], [LEA], [RUTH]))
    assert any(plan.outside for _, plan in done)


@modest
@given(levels, chains)
def test_what_could_leave_somebody_waiting_is_refused_with_a_reason(
    level: Level, chain: tuple[PolicyStep, ...]
) -> None:
    found = problems(level, chain)
    if not found:
        policy_of(level, chain)
        assert any(step.target is Target.SUPERVISORS for step in chain)
    assert all(one.key.startswith("policy-problem-") for one in found)


@pytest.mark.parametrize(
    ("chain", "key"),
    [
        ((), "empty"),
        ((PolicyStep(Target.FIRST, 0 * MINUTE), SUPERVISORS), "wait"),
        ((PolicyStep(Target.FIRST, 16 * MINUTE), SUPERVISORS), "wait"),
        ((PolicyStep(Target.FIRST, MINUTE, 6), SUPERVISORS), "times"),
        ((PolicyStep(Target.PEOPLE, MINUTE), SUPERVISORS), "names"),
        ((PolicyStep(Target.LAYER, MINUTE, layer=10), SUPERVISORS), "layer"),
        ((PolicyStep(Target.AGAIN, MINUTE), SUPERVISORS), "first"),
        ((PolicyStep(Target.OUTSIDE, MINUTE), SUPERVISORS), "first"),
        ((PolicyStep(Target.FIRST, MINUTE, outside=True),), "supervisors"),
        ((PolicyStep(Target.FIRST, 15 * MINUTE, 3), SUPERVISORS), "supervisors-late"),
        ((PolicyStep(Target.FIRST, MINUTE), replace(SUPERVISORS, outside=False)), "outside"),
        ((PolicyStep(Target.FIRST, MINUTE), *[replace(SUPERVISORS, times=5, wait=13 * MINUTE)] * 2), "again"),
        ((*[PolicyStep(Target.FIRST, MINUTE)] * 9, SUPERVISORS), "long"),
    ],
)
def test_each_reason(chain: tuple[PolicyStep, ...], key: str) -> None:
    assert f"policy-problem-{key}" in [one.key for one in problems(Level.CRISIS, chain)]


@pytest.mark.parametrize("level", PAGING)
def test_the_default_may_be_saved(level: Level) -> None:
    assert problems(level, default_steps(level)) == []


def test_repeats_page_the_same_person() -> None:
    chain = (PolicyStep(Target.FIRST, 3 * MINUTE, 2), PolicyStep(Target.NEXT, 2 * MINUTE, 2), SUPERVISORS)
    done = unanswered(policy_of(Level.CRISIS, chain), Level.CRISIS, People([MARA, JONAS], [LEA], [RUTH]))
    assert [(int((now - NOW) / MINUTE), plan.people) for now, plan in done] == [
        (0, (MARA,)),
        (3, (MARA,)),
        (6, (JONAS,)),
        (8, (JONAS,)),
        (10, (RUTH,)),
    ]


def test_layers_names_and_facilitators() -> None:
    chain = (
        PolicyStep(Target.LAYER, MINUTE, layer=2),
        PolicyStep(Target.FACILITATORS, MINUTE),
        PolicyStep(Target.PEOPLE, MINUTE, people=(JONAS, 9)),
        PolicyStep(Target.OUTSIDE, MINUTE),
        SUPERVISORS,
    )
    team = People([MARA], [LEA], [RUTH], layers={2: [5, 6]}, named=[JONAS])
    done = unanswered(policy_of(Level.CRISIS, chain), Level.CRISIS, team)
    assert [plan.people for _, plan in done] == [(5, 6), (LEA,), (JONAS,), (), (RUTH,)]
    assert [pages_outside(plan, {RUTH}) for _, plan in done] == [[], [], [], [TEAM], [RUTH, TEAM]]


def test_contacts_of_the_team_are_the_last_hope_of_people_without_one() -> None:
    chain = (PolicyStep(Target.FIRST, MINUTE, outside=True), SUPERVISORS)
    done = unanswered(policy_of(Level.CRISIS, chain), Level.CRISIS, People([MARA]))
    assert pages_outside(done[0][1], {MARA}) == [MARA]
    assert pages_outside(done[0][1], set()) == [TEAM]
    nobody = unanswered(policy_of(Level.CRISIS, chain), Level.CRISIS, People())
    assert [pages_outside(plan, {MARA}) for _, plan in nobody] == [[EVERYBODY]] * 2


def test_a_kind_of_its_own_goes_before_the_general_one() -> None:
    own = (PolicyStep(Target.FACILITATORS, 30 * MINUTE), SUPERVISORS)
    policy = build_policy({}, {Kind.CONTACT: {Level.AMBER: own}})
    assert policy.about({Kind.CONTACT, Kind.SPAM}).steps[Level.AMBER][0].target is Target.FACILITATORS
    assert policy.about({Kind.SUICIDE}).steps == default_policy().steps
    assert policy.about({Kind.CONTACT}).steps[Level.CRISIS] == default_policy().steps[Level.CRISIS]
    assert EscalationPolicy.from_json(json.loads(json.dumps(policy.to_json()))) == policy


def test_what_was_saved_and_no_longer_holds_gives_way_to_the_default() -> None:
    gone = (PolicyStep(Target.PEOPLE, MINUTE), SUPERVISORS)
    assert policy_of(Level.RED, gone).steps[Level.RED][0].target is Target.SUPERVISORS
    assert policy_of(Level.RED, (PolicyStep(Target.PEOPLE, MINUTE),)) == default_policy()


def test_a_policy_frozen_before_layers_is_still_read() -> None:
    old = default_policy().to_json()
    del old["special"]
    old["steps"] = {word: [step[:3] for step in chain] for word, chain in old["steps"].items()}
    assert EscalationPolicy.from_json(old) == default_policy()


@modest
@given(saved(), st.integers(0, 72), st.integers(0, 72))
def test_amber_waits_for_staff_and_is_through_within_a_day(
    given_: tuple[Level, tuple[PolicyStep, ...]], first: int, later: int
) -> None:
    policy = policy_of(Level.AMBER, default_steps(Level.AMBER)) if given_[0] is not Level.AMBER else policy_of(*given_)
    staffed = NOW + timedelta(hours=first)
    case = open_case(Level.AMBER, NOW, min(staffed, latest_start(policy, Level.AMBER, NOW)))
    last = case.due_at
    while case.round == 0:
        assert case.due_at is not None
        last = case.due_at
        _, case = take_step(policy, case, People([MARA], [LEA], [RUTH]), case.due_at)
        case = wait_for_staff(policy, case, NOW, NOW + timedelta(hours=later))
        assert case.due_at is not None
        assert case.due_at > last
    assert last is not None
    assert last <= NOW + DAY


def test_only_amber_waits() -> None:
    case = Case(open_case(Level.RED, NOW).state, Level.RED, 1, 0, NOW, NOW + MINUTE)
    assert wait_for_staff(default_policy(), case, NOW, NOW + DAY) == case
