"""Rows of private words of those who lead, and of the threads that stand in for direct messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.storage.tables import letters, side_rooms
from bot.storage.unit import Repository


class LetterRepository(Repository):
    """Letters of a guild; everything in them is under the member's key."""

    async def add(self, group_id: int, user_id: int, author_id: int, box: bytes) -> int:
        """Keep one; its number."""
        now = self.unit.now()
        number = await self._insert(letters, group_id=group_id, user_id=user_id, author_id=author_id, words=box, at=now)
        return int(number)

    async def get(self, letter_id: int) -> RowMapping | None:
        """A letter by its number."""
        return await self._one(letters, letters.c.id == letter_id)

    async def of_person(self, user_id: int) -> Sequence[RowMapping]:
        """What a person got or wrote, the newest last."""
        return await self._all(letters, (letters.c.user_id == user_id) | (letters.c.author_id == user_id))

    async def answer(self, letter_id: int, box: bytes) -> None:
        """Keep the member's answer, in place of an earlier one."""
        await self._update(letters, letters.c.id == letter_id, answer=box)

    async def remove(self, letter_id: int) -> None:
        """The member throws it away."""
        await self._delete(letters, letters.c.id == letter_id)


class SideRoomRepository(Repository):
    """One thread for each person in a group whose direct messages are closed."""

    async def owe(self, group_id: int, user_id: int, message: Mapping[str, Any]) -> None:
        """A message was refused: it waits for the person's thread."""
        mine = (side_rooms.c.group_id == group_id, side_rooms.c.user_id == user_id)
        row = await self._one(side_rooms, *mine)
        if row is None:
            about = {"group_id": group_id, "user_id": user_id, "pending": [dict(message)], "attempts": 0}
            await self._insert(side_rooms, **about, due_at=self.unit.now())
        else:
            waiting = [*(row["pending"] or ()), dict(message)]
            await self._update(side_rooms, *mine, pending=waiting, attempts=0, due_at=self.unit.now())
        self.unit.wake()

    async def get(self, room_id: int) -> RowMapping | None:
        """A thread and what waits for it."""
        return await self._one(side_rooms, side_rooms.c.id == room_id)

    async def lease(self, room_id: int, until: datetime) -> bool:
        """Put off what is owed to ``until`` while it is worked on; whether it was due."""
        due = (side_rooms.c.id == room_id, side_rooms.c.due_at <= self.unit.now())
        return await self._update(side_rooms, *due, due_at=until) == 1

    async def forget(self, *user_ids: int) -> int:
        """These people are gone: their threads are owed their deletion, and name nobody; how many."""
        gone = {"user_id": None, "pending": None, "due_at": self.unit.now()}
        self.unit.wake()
        return await self._update(side_rooms, side_rooms.c.user_id.in_(user_ids), **gone)

    async def people(self) -> set[int]:
        """User ids of all who have a thread."""
        return {row["user_id"] for row in await self._all(side_rooms, side_rooms.c.user_id.is_not(None))}

    async def remove(self, room_id: int) -> None:
        """The thread is deleted."""
        await self._delete(side_rooms, side_rooms.c.id == room_id)

    async def save(self, room_id: int, **values: Any) -> None:
        """Change some columns."""
        await self._update(side_rooms, side_rooms.c.id == room_id, **values)
