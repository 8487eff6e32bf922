"""Reminders of sessions: each stage is a row with a due time, queued once, and dropped when it would come too late."""

from __future__ import annotations

from datetime import datetime

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.sessions import ReminderState, SessionRecord, SessionState, stages_left, still_useful
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.sessions import ReminderRepository, SessionRepository
from bot.storage.tables import reminders
from bot.storage.unit import Unit


class ReminderService:
    """Owes the group a card a day and ten minutes before a session."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content, self._due = database, content, Due(database)

    async def plan(self, unit: Unit, session: SessionRecord) -> None:
        """Owe the reminders of a new or moved session, those whose moment is still to come."""
        for stage, due_at in stages_left(session.starts, unit.now()):
            await ReminderRepository(unit).add(session, stage, due_at)

    async def withdraw(self, unit: Unit, session: SessionRecord) -> None:
        """Take back what is owed or queued for a session that is cancelled or moved."""
        await ReminderRepository(unit).withdraw(session.id)
        await Outbox(unit).withdraw(subject(session.id))

    async def run_due(self, now: datetime) -> int:
        """Queue every reminder that is due, in one transaction each with its claim."""
        rows = await self._due.rows(reminders, now)
        for guild_id, reminder_id in rows:
            async with self._database.unit(guild_id) as unit:
                await self._remind(unit, reminder_id, now)
        return len(rows)

    async def _remind(self, unit: Unit, reminder_id: int, now: datetime) -> None:
        row = await ReminderRepository(unit).get(reminder_id)
        session = await SessionRepository(unit).get(row["session_id"]) if row else None
        if row is None or session is None or row["due_at"] is None:
            return
        channel_id = await self._place(unit, session.group_id)
        state = _decide(session, row["stage"], row["revision"], now, reachable=channel_id is not None)
        if not await ReminderRepository(unit).settle(reminder_id, state) or state is not ReminderState.QUEUED:
            return
        await Outbox(unit).send(
            "session-reminder",
            subject(session.id),
            f"reminder:{session.id}:{row['stage']}:{session.revision}",
            priority=Priority.REMINDER,
            channel_id=channel_id,
            payload={"session": session.id, "stage": row["stage"], "revision": session.revision},
        )

    async def _place(self, unit: Unit, group_id: int) -> int | None:
        group = await GroupRepository(unit).get(group_id)
        if group is None or group.state is not GroupState.OPEN:
            return None
        if not self._content.group_types[group.type].automation.session_reminders:
            return None
        return await GroupRepository(unit).channel(group_id, "talk")


def subject(session_id: int) -> str:
    """Under which all cards of a session are found."""
    return f"session:{session_id}"


def _decide(session: SessionRecord, stage: int, revision: int, now: datetime, *, reachable: bool) -> ReminderState:
    if session.state is not SessionState.PLANNED or session.revision != revision:
        return ReminderState.WITHDRAWN
    if not reachable:
        return ReminderState.WITHHELD
    return ReminderState.QUEUED if still_useful(stage, session.starts, now) else ReminderState.MISSED
