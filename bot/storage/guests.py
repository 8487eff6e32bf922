"""Rows of guests' visits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.guests import COMING, VisitState
from bot.storage.tables import visits
from bot.storage.unit import Repository


class VisitRepository(Repository):
    """Guests of a guild's sessions."""

    async def invite(self, group_id: int, session_id: int, user_id: int, name: str, topic: str, by: int) -> int | None:
        """Enter an invitation in place of one that came to nothing; its number, or None if one stands."""
        over = (visits.c.session_id == session_id, visits.c.user_id == user_id, visits.c.state.not_in(COMING))
        await self._delete(visits, *over)
        ids = {"group_id": group_id, "session_id": session_id, "user_id": user_id, "by_id": by}
        words = {"name": name, "topic": topic, "state": VisitState.INVITED.value}
        made = await self._insert_once(
            visits, ("guild_id", "session_id", "user_id"), **ids, **words, inside=False, at=self.unit.now()
        )
        row = await self._one(visits, visits.c.session_id == session_id, visits.c.user_id == user_id)
        return int(row["id"]) if made and row else None

    async def get(self, visit_id: int) -> RowMapping | None:
        """A visit by its number."""
        return await self._one(visits, visits.c.id == visit_id)

    async def coming(self, *group_ids: int) -> Sequence[RowMapping]:
        """Visits to these groups that are not over."""
        return await self._all(visits, visits.c.group_id.in_(group_ids), visits.c.state.in_(COMING))

    async def of_session(self, session_id: int) -> Sequence[RowMapping]:
        """Visits to a session that are not over."""
        return await self._all(visits, visits.c.session_id == session_id, visits.c.state.in_(COMING))

    async def inside(self, group_id: int) -> tuple[int, ...]:
        """User ids of guests who are let into a group's channels now."""
        rows = await self._all(visits, visits.c.group_id == group_id, visits.c.inside)
        return tuple(row["user_id"] for row in rows)

    async def turn(self, visit_id: int, state: VisitState, due_at: datetime | None, *, inside: bool) -> None:
        """Where it stands from now on."""
        await self._update(visits, visits.c.id == visit_id, state=state.value, inside=inside, due_at=due_at)
        self.unit.wake()
