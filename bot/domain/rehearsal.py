"""Rehearsing in pairs and threes: who does what is drawn by lot, and nobody is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Role(StrEnum):
    """What somebody does in a rehearsal."""

    PRACTISES = "practises"
    PARTNER = "partner"
    OBSERVER = "observer"


def dealt(people: Sequence[int]) -> list[list[int]]:
    """Teams of three, or two where it does not come out even; in each the first practises, the last of three observes.

    Raises ValueError for fewer than two people.
    """
    if len(people) < 2:
        raise ValueError("a rehearsal needs two people")
    twos = {0: 0, 1: 2, 2: 1}[len(people) % 3]
    if len(people) == 4:
        twos = 2
    teams, rest = [], list(people)
    for size in [2] * twos + [3] * ((len(people) - 2 * twos) // 3):
        teams.append(rest[:size])
        del rest[:size]
    return teams


def role_of(teams: Sequence[Sequence[int]], user_id: int) -> Role | None:
    """What somebody does; None for who is in no team."""
    for team in teams:
        if user_id in team:
            return list(Role)[list(team).index(user_id)]
    return None


def without(teams: Sequence[Sequence[int]], user_id: int) -> list[list[int]]:
    """The teams when somebody has stepped out: whoever would be alone joins others, if there are any."""
    left = [[who for who in team if who != user_id] for team in teams]
    alone = next((team[0] for team in left if len(team) == 1), None)
    rest = [team for team in left if len(team) > 1]
    return rest if alone is None else joined(rest, alone)


def joined(teams: Sequence[Sequence[int]], user_id: int) -> list[list[int]]:
    """The teams when somebody has come: with who is alone, as the third of a pair, or in a pair with who only watches.

    Who is in a team already stays there.
    """
    found = [list(team) for team in teams]
    if role_of(found, user_id) is not None:
        return found
    smallest = min(found, key=len, default=None)
    if smallest is None:
        return [[user_id]]
    if len(smallest) < 3:
        smallest.append(user_id)
        return found
    return [*found, [smallest.pop(), user_id]]
