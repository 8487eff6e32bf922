"""Rows of series and sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.recurrence import Break, Occurrence, Rhythm, SeriesRule
from bot.domain.sessions import SeriesRecord, SessionRecord, SessionState
from bot.storage.tables import series, series_breaks, series_leaders, sessions
from bot.storage.unit import Repository


class SeriesRepository(Repository):
    """Series of the guild."""

    async def add(self, new: SeriesRecord, due_at: datetime) -> SeriesRecord:
        """Save a series (its id is given here), its sessions owed at ``due_at``."""
        rule = new.rule
        number = await self._insert(
            series,
            group_id=new.group_id,
            title=new.title,
            first=rule.first,
            at=rule.at,
            minutes=rule.minutes,
            every=rule.every,
            rhythm=rule.rhythm.value,
            zone=rule.zone,
            until=rule.until,
            count=rule.count,
            holidays=rule.holidays,
            link=new.link,
            guest=new.guest,
            capacity=new.capacity,
            follows_id=new.follows_id,
            leader_id=new.leader_id,
            due_at=due_at,
        )
        for user_id in new.leaders[1:]:
            await self._insert(series_leaders, series_id=number, user_id=user_id)
        for one in rule.breaks:
            await self.rest(number, one, due_at)
        self.unit.wake()
        return replace(new, id=number)

    async def get(self, series_id: int) -> SeriesRecord | None:
        """A series, running or over."""
        row = await self._one(series, series.c.id == series_id)
        return (await self._records([row]))[0] if row else None

    async def of_groups(self, groups: list[int]) -> list[SeriesRecord]:
        """All series of these groups."""
        return await self._records(await self._all(series, series.c.group_id.in_(groups)))

    async def rest(self, series_id: int, one: Break, due_at: datetime) -> None:
        """Add a break; what it does to the dates ahead is owed at ``due_at``."""
        await self._insert(series_breaks, series_id=series_id, first=one.first, last=one.last)
        await self.owe(series_id, due_at)

    async def _records(self, rows: Sequence[RowMapping]) -> list[SeriesRecord]:
        mine = [row["id"] for row in rows]
        others = await self._all(series_leaders, series_leaders.c.series_id.in_(mine))
        breaks = await self._all(series_breaks, series_breaks.c.series_id.in_(mine))
        return [_series(row, others, breaks) for row in rows]

    async def due(self, series_id: int) -> datetime | None:
        """When its horizon must be pushed on."""
        row = await self._one(series, series.c.id == series_id)
        return row["due_at"] if row else None

    async def owe(self, series_id: int, due_at: datetime | None) -> None:
        """Push the horizon on again at ``due_at``, or never."""
        await self._update(series, series.c.id == series_id, due_at=due_at)
        self.unit.wake()

    async def end(self, series_id: int, until: date) -> None:
        """``until`` (local date) was its last day."""
        await self._update(series, series.c.id == series_id, until=until, due_at=None)


class SessionRepository(Repository):
    """Sessions of the guild."""

    async def make(self, of: SeriesRecord, one: Occurrence) -> SessionRecord | None:
        """Save an occurrence; None if it is there already, cancelled ones included."""
        made = await self._insert_once(
            sessions,
            ("series_id", "date"),
            group_id=of.group_id,
            series_id=of.id,
            date=one.date,
            starts=one.starts,
            ends=one.ends,
            shifted=one.shifted,
            guest=of.guest,
            state=SessionState.PLANNED.value,
            revision=0,
            due_at=one.ends,
        )
        if not made:
            return None
        self.unit.wake()
        row = await self._one(sessions, sessions.c.series_id == of.id, sessions.c.date == one.date)
        return session_of(row) if row else None

    async def get(self, session_id: int) -> SessionRecord | None:
        """A session in any state."""
        row = await self._one(sessions, sessions.c.id == session_id)
        return session_of(row) if row else None

    async def coming(self, groups: list[int], now: datetime) -> list[SessionRecord]:
        """Planned sessions of these groups that are not over, the next first."""
        rows = await self._all(
            sessions,
            sessions.c.group_id.in_(groups),
            sessions.c.state == SessionState.PLANNED.value,
            sessions.c.ends > now,
            order_by=sessions.c.starts,
        )
        return [session_of(row) for row in rows]

    async def begun(self, groups: list[int], now: datetime, most: int = 25) -> list[SessionRecord]:
        """Sessions of these groups that have begun and were not cancelled, the latest first."""
        rows = await self._all(
            sessions,
            sessions.c.group_id.in_(groups),
            sessions.c.state != SessionState.CANCELLED.value,
            sessions.c.starts <= now,
            order_by=sessions.c.starts.desc(),
        )
        return [session_of(row) for row in rows[:most]]

    async def between(self, group_id: int, first: datetime, last: datetime) -> list[SessionRecord]:
        """Sessions of a group that start from ``first`` until before ``last``, cancelled ones too, the next first."""
        mine = (sessions.c.group_id == group_id, sessions.c.starts >= first, sessions.c.starts < last)
        return [session_of(row) for row in await self._all(sessions, *mine, order_by=sessions.c.starts)]

    async def around(self, groups: list[int], since: datetime, until: datetime) -> list[SessionRecord]:
        """Sessions of these groups that start in that time and were not cancelled, the earliest first."""
        near = (sessions.c.starts >= since, sessions.c.starts <= until)
        held = sessions.c.state != SessionState.CANCELLED.value
        rows = await self._all(sessions, sessions.c.group_id.in_(groups), *near, held, order_by=sessions.c.starts)
        return [session_of(row) for row in rows]

    async def change(self, session: SessionRecord, **values: Any) -> bool:
        """Change a planned session and raise its revision; False if somebody changed it meanwhile."""
        done = await self._update(
            sessions,
            sessions.c.id == session.id,
            sessions.c.state == SessionState.PLANNED.value,
            sessions.c.revision == session.revision,
            revision=session.revision + 1,
            **values,
        )
        self.unit.wake()
        return done == 1

    async def of_series(self, series_id: int, since: datetime) -> list[SessionRecord]:
        """Planned sessions of a series that start after ``since``, the next first."""
        mine = (sessions.c.series_id == series_id, sessions.c.starts > since)
        planned = sessions.c.state == SessionState.PLANNED.value
        return [session_of(row) for row in await self._all(sessions, *mine, planned, order_by=sessions.c.starts)]

    async def hold(self, session_id: int) -> None:
        """Until the end of the transaction nobody else gives away places of this session."""
        await self._update(sessions, sessions.c.id == session_id, revision=sessions.c.revision)

    async def name_guest(self, session_id: int, guest: str | None) -> None:
        """Who is invited to this session, or nobody."""
        await self._update(sessions, sessions.c.id == session_id, guest=guest)

    async def finish(self, session: SessionRecord, now: datetime, due_at: datetime) -> bool:
        """End a planned session whose time is over, its closing owed at ``due_at``; False if it is not."""
        mine = (sessions.c.id == session.id, sessions.c.state == SessionState.PLANNED.value, sessions.c.due_at <= now)
        done = await self._update(sessions, *mine, state=SessionState.ENDED.value, due_at=due_at)
        self.unit.wake()
        return done == 1

    async def close(self, session_id: int, now: datetime) -> bool:
        """Claim the closing of an ended session that is due at ``now``; False if it is not, or was claimed before."""
        mine = (sessions.c.id == session_id, sessions.c.state == SessionState.ENDED.value, sessions.c.due_at <= now)
        return await self._update(sessions, *mine, due_at=None) == 1

    async def end_early(self, session: SessionRecord, now: datetime) -> bool:
        """It is over at ``now``, and its closing due: a planned session, or an ended one that nobody closed yet."""
        planned = (sessions.c.id == session.id, sessions.c.state == SessionState.PLANNED.value)
        ended = (sessions.c.id == session.id, sessions.c.state == SessionState.ENDED.value)
        done = await self._update(sessions, *planned, state=SessionState.ENDED.value, ends=now, due_at=now)
        return bool(done or await self._update(sessions, *ended, sessions.c.due_at.is_not(None), due_at=now))


def _series(row: RowMapping, others: Sequence[RowMapping], breaks: Sequence[RowMapping]) -> SeriesRecord:
    rule = SeriesRule(
        row["first"],
        row["at"],
        row["minutes"],
        row["every"],
        row["zone"],
        row["until"],
        row["count"],
        Rhythm(row["rhythm"]),
        row["holidays"],
        tuple(sorted(Break(one["first"], one["last"]) for one in breaks if one["series_id"] == row["id"])),
    )
    beside = [one["user_id"] for one in others if one["series_id"] == row["id"]]
    leaders = (row["leader_id"], *(user_id for user_id in beside if user_id != row["leader_id"]))
    record = SeriesRecord(row["id"], row["group_id"], row["title"], rule, leaders)
    return replace(record, link=row["link"], guest=row["guest"], capacity=row["capacity"], follows_id=row["follows_id"])


def session_of(row: RowMapping) -> SessionRecord:
    """A row as a record."""
    return SessionRecord(
        row["id"],
        row["group_id"],
        row["series_id"],
        row["date"],
        row["starts"],
        row["ends"],
        SessionState(row["state"]),
        row["revision"],
        row["shifted"],
        row["guest"],
    )
