"""What ends between members when one of them leaves the group."""

from __future__ import annotations

from bot.domain.outbox import Priority
from bot.storage.buddies import BuddyRepository
from bot.storage.mentors import MentorRepository
from bot.storage.outbox import Outbox
from bot.storage.practice_reminders import PracticeReminderRepository
from bot.storage.unit import Unit


async def part(unit: Unit, group_id: int, user_id: int) -> None:
    """They are no mentor any more, their buddy is told, and nothing reminds them."""
    mentors, pairs = MentorRepository(unit), BuddyRepository(unit)
    row = await mentors.of(group_id, user_id)
    if row is not None and await mentors.remove(row["id"]):
        await Outbox(unit).withdraw(f"mentor:{row['id']}")
        await Outbox(unit).refresh(f"mentor:{row['id']}", priority=Priority.ROUTINE)
    await pairs.unwish(group_id, user_id)
    if (pair := await pairs.living(group_id, user_id)) is not None:
        await pairs.end(pair, user_id)
    await PracticeReminderRepository(unit).off(group_id, user_id)
