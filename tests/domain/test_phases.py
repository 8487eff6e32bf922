"""The phases of a group: only legal steps, nobody new at the end, and an end that is counted rightly."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import GROUP_MOVES, GroupState
from bot.domain.phases import (
    CHOSEN,
    MOST_SESSIONS,
    PHASE_MOVES,
    Ending,
    Phase,
    admits,
    asks,
    beyond,
    counted,
    farewell,
    is_over,
    move_phase,
    next_phases,
    phase_of,
    proposes,
    reopened,
)
from bot.domain.sessions import SessionRecord, SessionState
from tests.domain.strategies import modest

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HELD = st.lists(st.sampled_from(SessionState), max_size=12)


def weekly(states: list[SessionState], first: datetime = NOW) -> list[SessionRecord]:
    """A session a week in these states."""
    return [
        SessionRecord(number, 1, 1, starts.date(), starts, starts + timedelta(hours=1), state, 0, shifted=False)
        for number, state in enumerate(states)
        for starts in [first + timedelta(weeks=number)]
    ]


@pytest.mark.parametrize("state", GroupState)
@pytest.mark.parametrize("kept", CHOSEN)
@pytest.mark.parametrize("to", Phase)
def test_a_phase_goes_only_where_it_may(state: GroupState, kept: Phase, to: Phase) -> None:
    if to in next_phases(state, kept):
        assert move_phase(state, kept, to) is to
    else:
        with pytest.raises(ValueError, match="→"):
            move_phase(state, kept, to)


def test_archived_is_never_chosen_and_nothing_leads_out_of_it_but_reopening() -> None:
    assert all(Phase.ARCHIVED not in to for to in PHASE_MOVES.values())
    for kept in CHOSEN:
        assert phase_of(GroupState.ARCHIVED, kept) is Phase.ARCHIVED
        assert not next_phases(GroupState.ARCHIVED, kept)
        assert not next_phases(GroupState.DRAFT, kept)
        assert reopened(kept) is not Phase.ENDING
    assert GROUP_MOVES[GroupState.ARCHIVED] == {GroupState.TESTING}


@modest
@given(st.lists(st.tuples(st.sampled_from(GroupState), st.sampled_from(Phase)), max_size=30))
def test_whatever_is_tried_an_ending_group_takes_nobody_in(tries: list[tuple[GroupState, Phase]]) -> None:
    state, kept = GroupState.OPEN, Phase.RUNNING
    for wanted, to in tries:
        if to in next_phases(state, kept):
            kept = move_phase(state, kept, to)
        if wanted in GROUP_MOVES[state]:
            kept = reopened(kept) if state is GroupState.ARCHIVED else kept
            state = wanted
        assert kept in CHOSEN
        assert not (admits(state, kept) and (kept is Phase.ENDING or state is not GroupState.OPEN))


def test_what_each_phase_does() -> None:
    assert [kept for kept in CHOSEN if asks(kept)] == [Phase.RUNNING, Phase.ENDING]
    assert [kept for kept in CHOSEN if proposes(kept)] == [Phase.PREPARING, Phase.RUNNING]


@modest
@given(st.integers(1, MOST_SESSIONS), HELD)
def test_each_of_the_last_sessions_says_one_less(number: int, states: list[SessionState]) -> None:
    ending, sessions = Ending(NOW, sessions=number), weekly(states)
    left = [one.left for one in (farewell(ending, sessions, s.id, NOW) for s in counted(ending, sessions)) if one]
    assert left[:1] in ([], [number])
    assert all(later == earlier - 1 for earlier, later in pairwise([one for one in left if one is not None]))
    assert all(one is not None and one >= 1 for one in left)
    for one in sessions:
        assert beyond(ending, sessions, one.id) == (farewell(ending, sessions, one.id, NOW) is None)


@modest
@given(st.integers(1, MOST_SESSIONS), HELD)
def test_a_cancelled_session_is_never_the_last(number: int, states: list[SessionState]) -> None:
    ending, sessions = Ending(NOW, sessions=number), weekly(states)
    assert all(one.state is not SessionState.CANCELLED for one in counted(ending, sessions))
    ended = [one for one in sessions if one.state is SessionState.ENDED]
    if is_over(ending, sessions, NOW):
        assert len(ended) >= number


@modest
@given(st.integers(1, 60), HELD)
def test_a_day_counts_what_is_known_and_is_over_when_it_has_passed(days: int, states: list[SessionState]) -> None:
    ending, sessions = Ending(NOW, until=NOW + timedelta(days=days)), weekly(states)
    for one in counted(ending, sessions):
        said = farewell(ending, sessions, one.id, NOW)
        assert said is not None
        assert said.until == ending.until
        assert (said.left is None) == (days > 34)
    assert not is_over(ending, sessions, NOW)
    assert is_over(ending, sessions, NOW + timedelta(days=days))


def test_a_session_before_the_announcement_is_not_counted() -> None:
    before = weekly([SessionState.ENDED], NOW - timedelta(days=1))
    assert counted(Ending(NOW, sessions=1), before) == []
    assert farewell(Ending(NOW, sessions=1), before, 0, NOW) is None


@pytest.mark.parametrize(
    ("sessions", "until"), [(None, None), (1, NOW + timedelta(1)), (0, None), (MOST_SESSIONS + 1, None), (None, NOW)]
)
def test_an_end_is_one_of_two_and_lies_ahead(sessions: int | None, until: datetime | None) -> None:
    with pytest.raises(ValueError, match=r"."):
        Ending(NOW, sessions, until)
