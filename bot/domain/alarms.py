"""What must turn health red: an alert that reaches nobody, or a case desk that takes no messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AlarmReason(StrEnum):
    """Why somebody must look at once."""

    NOBODY = "nobody"
    """A case is open and nobody at all can be paged for it."""
    UNREACHED = "unreached"
    """Everybody was paged for a case, and no page arrived."""
    DESK = "desk"
    """The case desk took no message, or there is none."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """``case_id`` is None for what is wrong with the guild as a whole."""

    guild_id: int
    reason: AlarmReason
    case_id: int | None
    since: datetime
