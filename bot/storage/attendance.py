"""Rows of who was at a session, and of what was decided about who is missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.domain.attendance import Presence
from bot.storage.tables import absence_decisions, attendance, sessions
from bot.storage.unit import Repository


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one member at one session, by the session's id and its start."""

    user_id: int
    session_id: int
    starts: datetime
    presence: Presence


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about somebody who was missed; ``session_id`` is the newest session known at that time."""

    user_id: int
    session_id: int
    decision: str


class AttendanceRepository(Repository):
    """Who was at the sessions of the guild."""

    async def of(self, session_id: int) -> Sequence[RowMapping]:
        """What is known about each member, also what the voice channel has shown so far."""
        return await self._all(attendance, attendance.c.session_id == session_id)

    async def came_in(self, session_id: int, user_id: int, *, late: bool) -> None:
        """The person is in the voice channel from now on; what was known of them stays."""
        mine = (attendance.c.session_id == session_id, attendance.c.user_id == user_id)
        if not await self._update(attendance, *mine, since=self.unit.now()):
            new = {"since": self.unit.now(), "late": late, "seconds": 0, "said": False, "at": self.unit.now()}
            await self._insert(attendance, session_id=session_id, user_id=user_id, **new)

    async def went_out(self, row: RowMapping, seconds: int, *, forget: bool) -> None:
        """The person left the voice channel after ``seconds`` of the session; ``forget`` that they came at all."""
        if forget:
            await self._delete(attendance, attendance.c.id == row["id"], attendance.c.state.is_(None))
        else:
            more = attendance.c.seconds + seconds
            await self._update(attendance, attendance.c.id == row["id"], since=None, seconds=more)

    async def in_room(self, user_id: int | None = None) -> list[RowMapping]:
        """Rows of those who are in a voice channel during (or soon before) a session, or of one person."""
        whose = [] if user_id is None else [attendance.c.user_id == user_id]
        return list(await self._all(attendance, attendance.c.since.is_not(None), *whose))

    async def settle(self, session_id: int, user_id: int, presence: Presence, *, said: bool) -> None:
        """Keep how somebody took part, and nothing of what the voice channel showed."""
        await self._upsert(
            attendance,
            ("session_id", "user_id"),
            session_id=session_id,
            user_id=user_id,
            state=presence.value,
            said=said,
            seconds=0,
            late=False,
            since=None,
            at=self.unit.now(),
        )

    async def say(self, session_id: int, user_id: int, presence: Presence) -> None:
        """Keep the facilitator's word; while the session lasts, the voice channel goes on being looked at."""
        fresh = {"state": presence.value, "said": True, "at": self.unit.now()}
        mine = (attendance.c.session_id == session_id, attendance.c.user_id == user_id)
        if not await self._update(attendance, *mine, **fresh):
            await self._insert(attendance, session_id=session_id, user_id=user_id, seconds=0, late=False, **fresh)

    async def history(self, group_id: int) -> list[Entry]:
        """Everything known about the sessions of a group, the oldest session first."""
        query = (
            select(attendance.c.user_id, attendance.c.session_id, sessions.c.starts, attendance.c.state)
            .join(sessions, sessions.c.id == attendance.c.session_id)
            .where(sessions.c.group_id == group_id, attendance.c.state.is_not(None))
            .order_by(sessions.c.starts, attendance.c.user_id)
        )
        return [_entry(row) for row in await self._rows(query)]

    async def of_person(self, user_id: int) -> list[Entry]:
        """Everything known about one person, the latest session first."""
        query = (
            select(attendance.c.user_id, attendance.c.session_id, sessions.c.starts, attendance.c.state)
            .join(sessions, sessions.c.id == attendance.c.session_id)
            .where(attendance.c.user_id == user_id, attendance.c.state.is_not(None))
            .order_by(sessions.c.starts.desc())
        )
        return [_entry(row) for row in await self._rows(query)]

    async def decide(self, group_id: int, user_id: int, session_id: int, decision: str) -> None:
        """Keep the latest decision about somebody."""
        await self._upsert(
            absence_decisions,
            ("group_id", "user_id"),
            group_id=group_id,
            user_id=user_id,
            session_id=session_id,
            decision=decision,
            at=self.unit.now(),
        )

    async def decisions(self, group_id: int) -> dict[int, Decision]:
        """User id → the latest decision."""
        rows = await self._all(absence_decisions, absence_decisions.c.group_id == group_id)
        return {row["user_id"]: Decision(row["user_id"], row["session_id"], row["decision"]) for row in rows}


def _entry(row: RowMapping) -> Entry:
    return Entry(row["user_id"], row["session_id"], row["starts"], Presence(row["state"]))
