"""Rows of series, sessions, reminders and the answers to sessions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import RowMapping

from bot.domain.recurrence import Occurrence, SeriesRule
from bot.domain.sessions import Answer, ReminderState, SeriesRecord, SessionRecord, SessionState
from bot.storage.tables import reminders, rsvps, series, sessions
from bot.storage.unit import Repository


class SeriesRepository(Repository):
    """Series of the guild."""

    async def add(self, group_id: int, title: str, rule: SeriesRule, leader_id: int, due_at: datetime) -> SeriesRecord:
        """Save a series, its sessions owed at ``due_at``."""
        number = await self._insert(
            series,
            group_id=group_id,
            title=title,
            first=rule.first,
            at=rule.at,
            minutes=rule.minutes,
            every_weeks=rule.every_weeks,
            zone=rule.zone,
            until=rule.until,
            count=rule.count,
            leader_id=leader_id,
            due_at=due_at,
        )
        self.unit.wake()
        return SeriesRecord(number, group_id, title, rule, leader_id)

    async def get(self, series_id: int) -> SeriesRecord | None:
        """A series, running or over."""
        row = await self._one(series, series.c.id == series_id)
        return _series(row) if row else None

    async def of_groups(self, groups: list[int]) -> list[SeriesRecord]:
        """All series of these groups."""
        return [_series(row) for row in await self._all(series, series.c.group_id.in_(groups))]

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
            state=SessionState.PLANNED.value,
            revision=0,
            due_at=one.ends,
        )
        if not made:
            return None
        self.unit.wake()
        row = await self._one(sessions, sessions.c.series_id == of.id, sessions.c.date == one.date)
        return _session(row) if row else None

    async def get(self, session_id: int) -> SessionRecord | None:
        """A session in any state."""
        row = await self._one(sessions, sessions.c.id == session_id)
        return _session(row) if row else None

    async def coming(self, groups: list[int], now: datetime) -> list[SessionRecord]:
        """Planned sessions of these groups that are not over, the next first."""
        rows = await self._all(
            sessions,
            sessions.c.group_id.in_(groups),
            sessions.c.state == SessionState.PLANNED.value,
            sessions.c.ends > now,
            order_by=sessions.c.starts,
        )
        return [_session(row) for row in rows]

    async def running(self, group_id: int, now: datetime) -> datetime | None:
        """When the session that the group is in ends; None if it is in none."""
        found = [one for one in await self.coming([group_id], now) if one.starts <= now]
        return max((one.ends for one in found), default=None)

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

    async def finish(self, session_id: int, now: datetime) -> bool:
        """End a planned session that is over; False if it is not."""
        return bool(
            await self._update(
                sessions, sessions.c.id == session_id, sessions.c.due_at <= now, state="ended", due_at=None
            )
        )


class ReminderRepository(Repository):
    """Reminders of the guild's sessions."""

    async def add(self, session: SessionRecord, stage: int, due_at: datetime) -> None:
        """Owe a reminder; once for each revision of the session."""
        await self._insert_once(
            reminders,
            ("session_id", "stage", "revision"),
            session_id=session.id,
            stage=stage,
            revision=session.revision,
            state=ReminderState.WAITING.value,
            due_at=due_at,
        )
        self.unit.wake()

    async def get(self, reminder_id: int) -> RowMapping | None:
        """The row of a reminder."""
        return await self._one(reminders, reminders.c.id == reminder_id)

    async def settle(self, reminder_id: int, state: ReminderState) -> bool:
        """Claim a waiting reminder and say what became of it; False if it was claimed already."""
        done = await self._update(
            reminders,
            reminders.c.id == reminder_id,
            reminders.c.state == ReminderState.WAITING.value,
            state=state.value,
            due_at=None,
        )
        return done == 1

    async def withdraw(self, session_id: int) -> None:
        """No reminder of the session is owed any more."""
        await self._update(
            reminders,
            reminders.c.session_id == session_id,
            reminders.c.state == ReminderState.WAITING.value,
            state=ReminderState.WITHDRAWN.value,
            due_at=None,
        )


class RsvpRepository(Repository):
    """What members said about a session."""

    async def answer(self, session_id: int, user_id: int, answer: Answer) -> None:
        """Keep the latest answer; a word stays."""
        await self._upsert(
            rsvps,
            ("session_id", "user_id"),
            session_id=session_id,
            user_id=user_id,
            answer=answer.value,
            at=self.unit.now(),
        )

    async def word(self, session_id: int, user_id: int, box: bytes) -> bool:
        """Keep a sealed word; False if the person did not answer."""
        mine = (rsvps.c.session_id == session_id, rsvps.c.user_id == user_id)
        return bool(await self._update(rsvps, *mine, word=box))

    async def reopen(self, session_id: int) -> None:
        """Everybody is asked again."""
        await self._update(rsvps, rsvps.c.session_id == session_id, answer=Answer.OPEN.value)

    async def counts(self, session_id: int) -> dict[Answer, int]:
        """How many gave each answer."""
        query = select(rsvps.c.answer, func.count().label("n")).where(rsvps.c.session_id == session_id)
        return {Answer(row["answer"]): int(row["n"]) for row in await self._rows(query.group_by(rsvps.c.answer))}

    async def of(self, session_id: int) -> list[RowMapping]:
        """All answers, in the order in which people first answered."""
        return list(await self._all(rsvps, rsvps.c.session_id == session_id))


def _series(row: RowMapping) -> SeriesRecord:
    rule = SeriesRule(
        row["first"], row["at"], row["minutes"], row["every_weeks"], row["zone"], row["until"], row["count"]
    )
    return SeriesRecord(row["id"], row["group_id"], row["title"], rule, row["leader_id"])


def _session(row: RowMapping) -> SessionRecord:
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
    )
