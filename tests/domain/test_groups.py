"""A group's life, and a person's way through it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import (
    ENROLMENT_MOVES,
    GROUP_MOVES,
    EnrolmentState,
    GroupState,
    has_room,
    move_enrolment,
    move_group,
    needs_agreement,
    next_place,
)
from tests.domain.strategies import modest


@pytest.mark.parametrize("state", GroupState)
@pytest.mark.parametrize("to", GroupState)
def test_a_group_goes_only_where_it_may(state: GroupState, to: GroupState) -> None:
    if to in GROUP_MOVES[state]:
        assert move_group(state, to) is to
    else:
        with pytest.raises(ValueError, match="→"):
            move_group(state, to)


def test_no_group_opens_before_its_crisis_chain_has_answered() -> None:
    assert {state for state, to in GROUP_MOVES.items() if GroupState.OPEN in to} == {
        GroupState.TESTING,
        GroupState.PAUSED,
    }
    assert {state for state, to in GROUP_MOVES.items() if GroupState.PAUSED in to} == {GroupState.OPEN}
    assert GROUP_MOVES[GroupState.ARCHIVED] == {GroupState.TESTING}, "an archived group is tested again"


@pytest.mark.parametrize("state", EnrolmentState)
@pytest.mark.parametrize("to", EnrolmentState)
def test_an_enrolment_goes_only_where_it_may(state: EnrolmentState, to: EnrolmentState) -> None:
    if to in ENROLMENT_MOVES[state]:
        assert move_enrolment(state, to) is to
    else:
        with pytest.raises(ValueError, match="→"):
            move_enrolment(state, to)


def test_nobody_becomes_active_without_preparation_and_everybody_may_leave() -> None:
    assert {state for state, to in ENROLMENT_MOVES.items() if EnrolmentState.ACTIVE in to} == {
        EnrolmentState.PREPARING,
        EnrolmentState.LEAVING,
    }
    for state in set(EnrolmentState) - {EnrolmentState.LEFT}:
        assert EnrolmentState.LEFT in ENROLMENT_MOVES[state]


@modest
@given(st.none() | st.integers(1, 9), st.integers(1, 9))
def test_a_changed_agreement_asks_again(accepted: int | None, current: int) -> None:
    assert needs_agreement(accepted, current) == (accepted is None or accepted < current)


@modest
@given(st.integers(0, 9), st.integers(0, 12), st.lists(st.integers(1, 99), max_size=4))
def test_a_place_goes_to_whoever_waits_longest(capacity: int, taken: int, waiting: list[int]) -> None:
    chosen = next_place(capacity, taken, waiting)
    assert has_room(capacity, taken) == (taken < capacity)
    assert chosen == (waiting[0] if waiting and taken < capacity else None)
