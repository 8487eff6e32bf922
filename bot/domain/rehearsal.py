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
