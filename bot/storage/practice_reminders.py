"""Rows of reminders of practice, which only their own member chooses."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.practice_reminders import PracticeReminder
from bot.storage.tables import practice_reminders
from bot.storage.unit import Repository


class PracticeReminderRepository(Repository):
    """When members want to be reminded of their practice."""

    async def choose(self, group_id: int, user_id: int, chosen: PracticeReminder, due_at: datetime | None) -> None:
        """Keep a choice in place of an earlier one."""
        await self._upsert(
            practice_reminders,
            ("guild_id", "group_id", "user_id"),
            group_id=group_id,
            user_id=user_id,
            days=",".join(map(str, sorted(chosen.days))),
            time=chosen.at,
            zone=chosen.zone,
            quiet_from=chosen.quiet[0],
            quiet_until=chosen.quiet[1],
            due_at=due_at,
        )
        self.unit.wake()

    async def of(self, group_id: int, user_id: int) -> RowMapping | None:
        """The choice of a member."""
        mine = (practice_reminders.c.group_id == group_id, practice_reminders.c.user_id == user_id)
        return await self._one(practice_reminders, *mine)

    async def get(self, number: int) -> RowMapping | None:
        """A choice by its number."""
        return await self._one(practice_reminders, practice_reminders.c.id == number)

    async def owe(self, number: int, due_at: datetime | None) -> None:
        """When the next one is owed."""
        await self._update(practice_reminders, practice_reminders.c.id == number, due_at=due_at)
        self.unit.wake()

    async def off(self, group_id: int, user_id: int) -> bool:
        """No more reminders; whether there were any."""
        mine = (practice_reminders.c.group_id == group_id, practice_reminders.c.user_id == user_id)
        return await self._delete(practice_reminders, *mine) > 0


def chosen(row: RowMapping) -> PracticeReminder:
    """What a row says."""
    days = frozenset(int(day) for day in row["days"].split(","))
    return PracticeReminder(days, row["time"], row["zone"], (row["quiet_from"], row["quiet_until"]))
