"""Rows of reminders: what is owed, which stages a group has, and who wants which as a direct message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.reminders import STAGES, ReminderState
from bot.domain.sessions import SessionRecord
from bot.storage.tables import reminder_wishes, reminders, session_settings
from bot.storage.unit import Repository


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """The direct messages a person asked for in a group: ``stages`` in minutes before a session, and ``news`` when one
    they said they would come to is moved or cancelled. ``unreachable_at`` is when Discord last refused one.
    """

    user_id: int
    stages: tuple[int, ...] = ()
    news: bool = True
    unreachable_at: datetime | None = None


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

    async def put_off(self, reminder_id: int, due_at: datetime) -> None:
        """A waiting reminder is owed at another instant."""
        waiting = (reminders.c.id == reminder_id, reminders.c.state == ReminderState.WAITING.value)
        await self._update(reminders, *waiting, due_at=due_at)
        self.unit.wake()

    async def withdraw(self, session_id: int) -> None:
        """No reminder of the session is owed any more."""
        await self._update(
            reminders,
            reminders.c.session_id == session_id,
            reminders.c.state == ReminderState.WAITING.value,
            state=ReminderState.WITHDRAWN.value,
            due_at=None,
        )

    async def stages(self, session_id: int, revision: int) -> list[int]:
        """The stages that a session has or had as it is now."""
        mine = (reminders.c.session_id == session_id, reminders.c.revision == revision)
        return [row["stage"] for row in await self._all(reminders, *mine)]


class SettingsRepository(Repository):
    """What groups chose about their sessions."""

    async def stages(self, group_id: int) -> tuple[int, ...]:
        """When the group is reminded, in minutes before a session, the earliest first."""
        row = await self._one(session_settings, session_settings.c.group_id == group_id)
        return tuple(row["stages"]) if row else STAGES

    async def choose(self, group_id: int, stages: Iterable[int]) -> None:
        """The group is reminded at these stages from now on."""
        await self._upsert(session_settings, ("group_id",), group_id=group_id, stages=list(stages))

    async def punctual(self, group_id: int) -> tuple[int, ...]:
        """Stages that are sent on time or not at all."""
        row = await self._one(session_settings, session_settings.c.group_id == group_id)
        return tuple((row["punctual"] or ()) if row else ())

    async def keep_punctual(self, group_id: int, stages: Iterable[int]) -> None:
        """These stages are sent on time or not at all from now on."""
        known = {"stages": list(await self.stages(group_id)), "punctual": list(stages)}
        await self._upsert(session_settings, ("group_id",), group_id=group_id, **known)


class WishRepository(Repository):
    """Who wants which reminders as direct messages."""

    async def of(self, group_id: int) -> dict[int, ReminderWish]:
        """By user id, everybody who chose something or could not be reached."""
        rows = await self._all(reminder_wishes, reminder_wishes.c.group_id == group_id)
        return {row["user_id"]: _wish(row) for row in rows}

    async def choose(self, group_id: int, user_id: int, stages: Iterable[int], *, news: bool) -> None:
        """Keep what a person chose; that they could not be reached before is forgotten."""
        await self._upsert(
            reminder_wishes,
            ("group_id", "user_id"),
            group_id=group_id,
            user_id=user_id,
            stages=sorted(set(stages), reverse=True),
            news=news,
            unreachable_at=None,
        )

    async def reached(self, group_id: int, user_id: int, *, yes: bool) -> None:
        """A direct message arrived, or was refused."""
        if not yes:
            await self._insert_once(
                reminder_wishes, ("group_id", "user_id"), group_id=group_id, user_id=user_id, stages=[], news=True
            )
        mine = (reminder_wishes.c.group_id == group_id, reminder_wishes.c.user_id == user_id)
        await self._update(reminder_wishes, *mine, unreachable_at=None if yes else self.unit.now())


def _wish(row: RowMapping) -> ReminderWish:
    return ReminderWish(row["user_id"], tuple(row["stages"]), row["news"], row["unreachable_at"])
