"""Who may do what: the duties that a control can ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Duty(StrEnum):
    """What a person must hold to use a control, in the guild and, where there is one, for the group it is about."""

    EVERYONE = "everyone"
    MEMBER = "member"
    """Has an active (or leaving) enrolment in the group."""
    JOINING = "joining"
    """Has any enrolment in the group that is not over, or is about to get one."""
    FACILITATOR = "facilitator"
    """Leads the group, with a valid professional record; a supervisor may too."""
    ON_DUTY = "on-duty"
    """On the rota now, or paged for the case, or a supervisor; always with a valid professional record."""
    STAFF = "staff"
    """Any professional with a valid record."""
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    """Holds Discord's Manage Server permission, or is a supervisor."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who presses or types something in a guild."""

    guild_id: int
    user_id: int
    administrator: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What a control is about: a group, a case of a group, or the guild as a whole."""

    group_id: int | None = None
    case_id: int | None = None
