"""Rows of thanks; the words are sealed for each of the two."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import RowMapping

from bot.storage.tables import thanks
from bot.storage.unit import Repository


class ThanksRepository(Repository):
    """Thanks between members of a guild's groups."""

    async def add(self, group_id: int, pair: tuple[int, int], boxes: tuple[bytes, bytes], *, shareable: bool) -> int:
        """Keep one of the first of a pair for the second, sealed for each; its number."""
        (user_id, receiver_id), (words, copy), now = pair, boxes, self.unit.now()
        who = {"group_id": group_id, "user_id": user_id, "receiver_id": receiver_id}
        return int(await self._insert(thanks, **who, words=words, copy=copy, shareable=shareable, at=now))

    async def get(self, thanks_id: int) -> RowMapping | None:
        """One by its number."""
        return await self._one(thanks, thanks.c.id == thanks_id)

    async def of_person(self, user_id: int) -> Sequence[RowMapping]:
        """What a person wrote or got, the newest last."""
        return await self._all(thanks, (thanks.c.user_id == user_id) | (thanks.c.receiver_id == user_id))

    async def show(self, thanks_id: int, *, shared: bool) -> None:
        """Whether the group sees it."""
        await self._update(thanks, thanks.c.id == thanks_id, shared=shared)

    async def remove(self, thanks_id: int) -> None:
        """Delete it."""
        await self._delete(thanks, thanks.c.id == thanks_id)
