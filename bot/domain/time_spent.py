"""How the time of professionals is used across groups, so that a clinic can share it well. Counts only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """One professional: groups they lead, members in these, and in a span sessions, hours in them, and cases."""

    user_id: int
    name: str
    groups: int
    members: int
    sessions: int
    in_sessions: timedelta
    cases: int

    @property
    def hours(self) -> float:
        """Hours in sessions, to a tenth."""
        return round(self.in_sessions / timedelta(hours=1), 1)
