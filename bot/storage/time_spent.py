"""What is counted about the time of professionals: nothing that a member wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.groups import EnrolmentState, GroupState
from bot.domain.sessions import SessionState
from bot.domain.time_spent import TimeSpent
from bot.storage.sessions import SeriesRepository
from bot.storage.tables import cases, enrolments, facilitators, groups, professionals, sessions
from bot.storage.unit import Repository


class TimeRepository(Repository):
    """Counts for each professional of a guild."""

    async def since(self, begin: datetime) -> list[TimeSpent]:
        """Everybody with a record, by name; sessions that ended and cases that were opened from ``begin`` on."""
        leads = await self._leads()
        members = Counter(row["group_id"] for row in await self._active())
        held, spent = await self._sessions(begin)
        real = (cases.c.opened_at >= begin, cases.c.drill.is_(False), cases.c.owner_id.is_not(None))
        owned = Counter(row["owner_id"] for row in await self._all(cases, *real))
        return [
            TimeSpent(
                who := row["user_id"],
                row["name"],
                len(leads.get(who, ())),
                sum(members[one] for one in leads.get(who, ())),
                held[who],
                spent.get(who, timedelta()),
                owned[who],
            )
            for row in await self._all(professionals, order_by=professionals.c.name)
        ]

    async def _leads(self) -> dict[int, set[int]]:
        there = {row["id"] for row in await self._all(groups, groups.c.state != GroupState.ARCHIVED.value)}
        found: dict[int, set[int]] = {}
        for row in await self._all(facilitators):
            if row["group_id"] in there:
                found.setdefault(row["user_id"], set()).add(row["group_id"])
        return found

    async def _active(self) -> Sequence[dict[str, int]]:
        rows = await self._all(enrolments, enrolments.c.state == EnrolmentState.ACTIVE.value)
        return [{"group_id": row["group_id"]} for row in rows]

    async def _sessions(self, begin: datetime) -> tuple[Counter[int], dict[int, timedelta]]:
        over = (sessions.c.ends >= begin, sessions.c.ends <= self.unit.now())
        rows = await self._all(sessions, *over, sessions.c.state != SessionState.CANCELLED.value)
        held, spent = Counter[int](), dict[int, timedelta]()
        leaders: dict[int, tuple[int, ...]] = {}
        for row in rows:
            if row["series_id"] not in leaders:
                series = await SeriesRepository(self.unit).get(row["series_id"])
                leaders[row["series_id"]] = series.leaders if series else ()
            for who in leaders[row["series_id"]]:
                held[who] += 1
                spent[who] = spent.get(who, timedelta()) + (row["ends"] - row["starts"])
        return held, spent
