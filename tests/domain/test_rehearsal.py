"""Rehearsals: everybody has a part, and nobody is alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.rehearsal import Role, dealt, joined, role_of, without


@settings(max_examples=40)
@given(st.integers(2, 40))
def test_everybody_is_in_one_team_of_two_or_three(count: int) -> None:
    people = list(range(1, count + 1))
    teams = dealt(people)
    assert sorted(who for team in teams for who in team) == people
    assert all(len(team) in {2, 3} for team in teams)
    assert all(any(role_of(teams, who) is Role.PRACTISES for who in team) for team in teams)


def test_one_person_cannot_rehearse() -> None:
    with pytest.raises(ValueError, match="two people"):
        dealt([1])
    assert role_of([[1, 2]], 3) is None


def _sound(teams: list[list[int]], people: set[int]) -> bool:
    everybody = sorted(who for team in teams for who in team) == sorted(people)
    return everybody and (len(people) < 2 or all(len(team) in {2, 3} for team in teams))


@settings(max_examples=100)
@given(st.integers(2, 20), st.lists(st.tuples(st.booleans(), st.integers(1, 25)), max_size=30))
def test_nobody_is_left_alone_however_people_come_and_go(count: int, moves: list[tuple[bool, int]]) -> None:
    people = set(range(1, count + 1))
    teams = dealt(sorted(people))
    for comes, who in moves:
        teams = joined(teams, who) if comes else without(teams, who)
        people = people | {who} if comes else people - {who}
        assert _sound(teams, people)


def test_who_is_in_a_team_does_not_join_twice() -> None:
    assert joined([[1, 2]], 1) == [[1, 2]]
