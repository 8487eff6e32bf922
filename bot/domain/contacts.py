"""Ways to reach people outside Discord, as everybody but delivery sees them: never the address itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.escalation import Plan, Target

TEAM = 0
"""Whose contact it is when it is nobody's own; also names the guild's own key in the vault."""
EVERYBODY = -1
"""A page to every contact there is: the last resort."""


@dataclass(frozen=True, slots=True)
class OutsideContact:
    """``whose`` is a user id, or TEAM. ``worked``: whether a service took the latest message, at ``tried_at``."""

    id: int
    whose: int
    label: str
    scheme: str
    tried_at: datetime | None = None
    worked: bool | None = None


def pages_outside(plan: Plan, having: Collection[int]) -> list[int]:
    """Whose contacts a step pages: of its people those ``having`` some, and the team's where the step is the last hope.

    Those are steps for supervisors or for nobody in Discord, and steps whose people have no contact of their own.
    """
    if not plan.outside:
        return []
    if plan.last_resort or plan.alarm:
        return [EVERYBODY]
    own = [who for who in plan.people if who in having]
    return own if own and plan.target not in {Target.SUPERVISORS, Target.OUTSIDE} else [*own, TEAM]
