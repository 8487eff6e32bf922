"""Rows of covered messages; the words in them are sealed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.covers import Topic
from bot.storage.tables import covers
from bot.storage.unit import Repository


class CoverRepository(Repository):
    """Messages that stand behind a content note."""

    async def add(
        self, group_id: int, user_id: int, place: tuple[int, int], topic: Topic, box: bytes, due_at: datetime
    ) -> int | None:
        """Keep what a message (channel id, message id) said; its number, or None if it is covered already."""
        if await self.of_message(place[1]) is not None:
            return None
        number = await self._insert(
            covers,
            group_id=group_id,
            user_id=user_id,
            channel_id=place[0],
            message_id=place[1],
            topic=topic.value,
            words=box,
            at=self.unit.now(),
            due_at=due_at,
        )
        self.unit.wake()
        return int(number)

    async def get(self, cover_id: int) -> RowMapping | None:
        """One covered message."""
        return await self._one(covers, covers.c.id == cover_id)

    async def of_message(self, message_id: int) -> RowMapping | None:
        """By the message that was covered."""
        return await self._one(covers, covers.c.message_id == message_id)

    async def put_off(self, cover_id: int, due_at: datetime | None) -> None:
        """The original is to be removed at another instant; never with None."""
        await self._update(covers, covers.c.id == cover_id, due_at=due_at)

    async def remove(self, cover_id: int) -> None:
        """Its writer takes it back."""
        await self._delete(covers, covers.c.id == cover_id)
