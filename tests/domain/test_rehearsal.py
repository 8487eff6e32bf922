"""Rehearsals: everybody has a part, and nobody is alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.rehearsal import Role, dealt, role_of


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
