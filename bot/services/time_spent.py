"""How professionals' time is used, for supervisors: to share the cost of care, and to see who carries too much."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.time_spent import TimeSpent
from bot.storage.database import Database
from bot.storage.time_spent import TimeRepository


class TimeService:
    """Counts and hours; no member is named in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def table(self, guild_id: int, days: int) -> list[TimeSpent]:
        """Every professional with a record, by name, over the last ``days`` of 24 hours."""
        async with self._database.reading(guild_id) as unit:
            return await TimeRepository(unit).since(unit.now() - timedelta(days=days))
