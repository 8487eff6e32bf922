"""The life of a case: whatever happens to it, it is never forgotten."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import (
    UNSEEN,
    Case,
    CaseState,
    acknowledge,
    ask,
    close,
    go_stale,
    merge,
    open_case,
    reopen,
    stepped,
    worked,
)
from bot.domain.triage import Level
from tests.domain.strategies import modest

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
STALE = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
PATIENCE = timedelta(minutes=5)
MARA, JONAS = 1, 2

flagged = st.sampled_from([Level.AMBER, Level.RED, Level.CRISIS])
deeds = st.one_of(
    st.tuples(st.just("merge"), flagged),
    st.tuples(st.just("acknowledge"), st.sampled_from([MARA, JONAS])),
    st.tuples(st.sampled_from(["step", "round", "worked", "ask", "stale", "close", "reopen"]), st.none()),
    st.tuples(st.just("policy"), st.integers(1, 10_000)),
)


def do(case: Case, deed: str, value: int | None, now: datetime) -> Case:
    """Carry out a deed; one that is not allowed now changes nothing."""
    acts: dict[str, Callable[[], Case]] = {
        "merge": lambda: merge(case, Level(value or 0), now),
        "acknowledge": lambda: acknowledge(case, value or 0, now, STALE),
        "step": lambda: stepped(case, case.step + 1, now + MINUTE, ended_round=False),
        "round": lambda: stepped(case, 0, now + MINUTE, ended_round=True),
        "worked": lambda: worked(case, now, STALE),
        "stale": lambda: go_stale(case, now),
        "close": lambda: close(case),
        "reopen": lambda: reopen(case, now),
    }
    acts["ask"] = lambda: ask(case, now, PATIENCE)
    acts["policy"] = lambda: acknowledge(case, JONAS, now, timedelta(hours=value or 1))
    try:
        return acts[deed]()
    except ValueError:
        return case


def check(case: Case) -> None:
    """What holds for every case at every time."""
    assert (case.due_at is None) == (case.state is CaseState.CLOSED)
    assert (case.paging_since is not None) == (case.state is CaseState.PAGING)
    if case.state is CaseState.ACKNOWLEDGED:
        assert case.owner is not None
        assert case.acknowledged_at is not None
    else:
        assert case.asked_at is None, "only an answered case is asked about"
    if case.state is CaseState.PAGING:
        assert case.owner is None


@modest
@given(flagged, st.lists(deeds, max_size=25))
def test_the_invariants_hold_whatever_is_done(level: Level, done: list[tuple[str, int | None]]) -> None:
    case, now = open_case(level, NOW), NOW
    check(case)
    for deed, value in done:
        now += MINUTE
        before, case = case, do(case, deed, value, now)
        check(case)
        assert case.level >= before.level
        assert (case.round, case.step) >= (before.round, before.step), "no page is taken for an earlier one"
        if before.state is not CaseState.PAGING and case.state is CaseState.PAGING:
            assert deed in {"merge", "stale", "reopen"}
            assert (case.step, case.due_at, case.round) == (0, now, before.round + 1)
        if deed == "merge" and before.state is not CaseState.CLOSED:
            assert (case.state is CaseState.PAGING) or case == before, "a worse flag pages, any other changes nothing"
            assert case.level == max(before.level, Level(value or 0))
        if deed == "stale" and case != before:
            assert before.asked_at is not None, "nobody's case is taken away unasked"
        if case.state is CaseState.ACKNOWLEDGED and case.due_at is not None:
            assert case.due_at <= now + UNSEEN, "nothing that is open rests longer than a day"


@pytest.mark.parametrize("answered", [False, True])
def test_field_2_a_worse_flag_is_never_hidden_behind_a_milder_one(answered: bool) -> None:
    case = stepped(open_case(Level.AMBER, NOW), 2, NOW + MINUTE, ended_round=False)
    if answered:
        case = acknowledge(case, MARA, NOW, STALE)
    worse = merge(case, Level.CRISIS, NOW + MINUTE)
    assert (worse.state, worse.level, worse.step) == (CaseState.PAGING, Level.CRISIS, 0)
    assert worse.due_at == worse.paging_since == NOW + MINUTE
    assert worse.round > case.round, "its first page is not mistaken for the one of the milder flag"


def test_field_2_an_amber_case_that_waits_for_the_morning_is_woken_by_a_worse_flag() -> None:
    waiting = open_case(Level.AMBER, NOW, first_page=NOW + timedelta(hours=8))
    assert waiting.due_at == NOW + timedelta(hours=8)
    assert merge(waiting, Level.RED, NOW + MINUTE).due_at == NOW + MINUTE


def test_nothing_waits_longer_than_a_day_for_its_first_page() -> None:
    waiting = open_case(Level.AMBER, NOW, first_page=NOW + timedelta(days=6))
    assert waiting.due_at == waiting.paging_since == NOW + UNSEEN


@pytest.mark.parametrize("level", [Level.AMBER, Level.RED])
@pytest.mark.parametrize("answered", [False, True])
def test_a_flag_that_is_not_worse_changes_nothing(level: Level, answered: bool) -> None:
    case = stepped(open_case(Level.RED, NOW), 1, NOW + MINUTE, ended_round=False)
    if answered:
        case = acknowledge(case, MARA, NOW, STALE)
    assert merge(case, level, NOW + MINUTE) == case


def test_field_6_paging_ends_with_the_acknowledgement() -> None:
    case = acknowledge(open_case(Level.CRISIS, NOW), MARA, NOW, STALE)
    assert (case.state, case.owner, case.paging_since) == (CaseState.ACKNOWLEDGED, MARA, None)
    with pytest.raises(ValueError, match="only a paging case"):
        stepped(case, 1, NOW + MINUTE, ended_round=False)


def test_field_6_acknowledged_and_forgotten_is_paged_again() -> None:
    case = acknowledge(open_case(Level.RED, NOW), MARA, NOW, STALE)
    assert case.due_at == NOW + STALE
    assert worked(case, NOW + MINUTE, STALE).due_at == NOW + MINUTE + STALE
    with pytest.raises(ValueError, match="asked about"):
        go_stale(case, NOW + STALE)
    asked = ask(case, NOW + STALE, PATIENCE)
    assert (asked.owner, asked.due_at, asked.asked_at) == (MARA, NOW + STALE + PATIENCE, NOW + STALE)
    assert worked(asked, NOW + STALE, STALE).asked_at is None, "an answer keeps it"
    assert ask(asked, NOW + STALE + MINUTE, 9 * PATIENCE).due_at == asked.due_at, "asking twice puts nothing off"
    again = go_stale(asked, NOW + STALE)
    assert (again.state, again.owner, again.due_at, again.step) == (CaseState.PAGING, None, NOW + STALE, 0)


def test_field_6_after_the_last_step_the_chain_starts_again() -> None:
    case = stepped(open_case(Level.CRISIS, NOW), 4, NOW + 13 * MINUTE, ended_round=True)
    assert (case.step, case.round, case.due_at, case.paging_since) == (0, 1, NOW + 13 * MINUTE, NOW + 13 * MINUTE)


def test_a_closed_case_owes_nothing_until_it_is_reopened() -> None:
    closed = close(acknowledge(open_case(Level.RED, NOW), MARA, NOW, STALE))
    assert closed.due_at is None
    refused: list[Callable[[], Case]] = [
        lambda: merge(closed, Level.CRISIS, NOW),
        lambda: acknowledge(closed, MARA, NOW, STALE),
        lambda: stepped(closed, 1, NOW, ended_round=False),
        lambda: go_stale(closed, NOW),
        lambda: close(closed),
    ]
    for act in refused:
        with pytest.raises(ValueError):
            act()
    assert worked(closed, NOW, STALE) == closed
    assert reopen(closed, NOW).state is CaseState.PAGING


def test_only_what_fits_the_state_is_allowed() -> None:
    case = open_case(Level.RED, NOW)
    with pytest.raises(ValueError, match="goes stale"):
        go_stale(case, NOW)
    with pytest.raises(ValueError, match="asked about"):
        ask(case, NOW, PATIENCE)
    with pytest.raises(ValueError, match="it is open"):
        reopen(case, NOW)
    assert worked(case, NOW + MINUTE, STALE) == case, "work on a paging case does not put off its page"
