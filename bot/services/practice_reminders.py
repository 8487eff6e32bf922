"""Reminders of practice that a member chooses for themselves, and ends with one press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.practice_reminders import PracticeReminder, next_reminder, read_reminder, still_helps
from bot.errors import NotFound, Refusal
from bot.services.groups import need
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.outbox import Outbox
from bot.storage.practice_reminders import PracticeReminderRepository, chosen
from bot.storage.tables import practice_reminders
from bot.storage.unit import Unit

CARD = "practice-remind"


class PracticeReminderService:
    """Says at the chosen time that there is room for practice; it never looks whether anything was written."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content, self._due = database, content, Due(database)

    async def choice(self, guild_id: int, group_id: int, user_id: int) -> tuple[PracticeReminder | None, str]:
        """What a member chose, and the zone of the group. Raises Refusal where a kind has no practice."""
        async with self._database.reading(guild_id) as unit:
            group = await need(unit, group_id)
            row = await PracticeReminderRepository(unit).of(group_id, user_id)
            if row is None and not self._content.group_types[group.type].practice:
                raise Refusal("practice-not-here")
            return (chosen(row) if row is not None else None), group.zone

    async def choose(
        self, guild_id: int, group_id: int, user_id: int, days: Sequence[str], at: str, zone: str, quiet: str
    ) -> tuple[PracticeReminder, datetime | None]:
        """Remind them so from now on; what was understood, and when the first one comes (UTC).

        Raises BadInput, NotFound and Refusal.
        """
        wanted = read_reminder(days, at, zone, quiet)
        await self.choice(guild_id, group_id, user_id)
        async with self._database.unit(guild_id) as unit:
            if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise NotFound("practice-remind-no-member")
            first = next_reminder(wanted, unit.now())
            await PracticeReminderRepository(unit).choose(group_id, user_id, wanted, first)
        return wanted, first

    async def off(self, guild_id: int, group_id: int, user_id: int) -> None:
        """No more of them."""
        async with self._database.unit(guild_id) as unit:
            await PracticeReminderRepository(unit).off(group_id, user_id)
            await Outbox(unit).withdraw(_subject(group_id, user_id))

    async def run_due(self, now: datetime) -> int:
        """Queue what is due, each once; one that comes too late or into quiet hours is left out."""

        async def remind(unit: Unit, number: int) -> None:
            rows = PracticeReminderRepository(unit)
            row = await rows.get(number)
            if row is None or row["due_at"] is None or row["due_at"] > now:
                return
            wanted, due_at, group_id, who = chosen(row), row["due_at"], row["group_id"], row["user_id"]
            await rows.owe(number, next_reminder(wanted, unit.now()))
            going = (await need(unit, group_id)).state is GroupState.OPEN
            if not going or not still_helps(wanted, due_at, unit.now()):
                return
            subject = _subject(group_id, who)
            key = f"{subject}:{int(due_at.timestamp())}"
            where = {"priority": Priority.REMINDER, "user_id": who, "payload": {"group": group_id}}
            await Outbox(unit).send(CARD, subject, key, **where)

        return await self._due.units(practice_reminders, now, remind)


def _subject(group_id: int, user_id: int) -> str:
    return f"{CARD}:{group_id}:{user_id}"
