"""Rows of counts: who wrote how often in a week, and whom they answered."""

from __future__ import annotations

from datetime import date

from bot.domain.voices import Tally
from bot.storage.tables import voices
from bot.storage.unit import Repository


class VoiceRepository(Repository):
    """Counts of a guild's groups."""

    async def add(self, group_id: int, one: Tally) -> None:
        """Add to what was counted before."""
        unique = {"group_id": group_id, "week": one.week, "user_id": one.writer, "to_id": one.to}
        if not await self._insert_once(voices, tuple(unique), **unique, messages=one.messages):
            same = [voices.c[name] == value for name, value in unique.items()]
            await self._update(voices, *same, messages=voices.c.messages + one.messages)

    async def since(self, group_id: int, week: date) -> list[Tally]:
        """What was counted in a group in weeks from ``week`` on."""
        rows = await self._all(voices, voices.c.group_id == group_id, voices.c.week >= week)
        return [Tally(row["week"], row["user_id"], row["to_id"], row["messages"]) for row in rows]

    async def forget(self, group_id: int, user_id: int) -> int:
        """A member is counted no longer: what was counted about them goes; how many rows."""
        theirs = (voices.c.user_id == user_id) | (voices.c.to_id == user_id)
        return await self._delete(voices, voices.c.group_id == group_id, theirs)
