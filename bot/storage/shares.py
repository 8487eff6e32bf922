"""Rows of shares; the words in them are sealed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.storage.tables import shares
from bot.storage.unit import Repository


class ShareRepository(Repository):
    """What members share with their group."""

    async def add(self, group_id: int, user_id: int, hope: str, box: bytes, due_at: datetime | None) -> int:
        """Keep a share; its number. It is asked about at ``due_at`` unless it is answered before."""
        now = self.unit.now()
        number = await self._insert(
            shares, group_id=group_id, user_id=user_id, hope=hope, words=box, at=now, due_at=due_at
        )
        self.unit.wake()
        return int(number)

    async def get(self, share_id: int) -> RowMapping | None:
        """A share by its number."""
        return await self._one(shares, shares.c.id == share_id)

    async def answered(self, share_id: int) -> bool:
        """Somebody replied: nothing is owed any more. Whether it was the first reply."""
        first = (shares.c.id == share_id, shares.c.answered.is_(False))
        return await self._update(shares, *first, answered=True, due_at=None) == 1

    async def put_off(self, share_id: int, due_at: datetime) -> None:
        """It is asked about at another instant."""
        await self._update(shares, shares.c.id == share_id, due_at=due_at)

    async def settle(self, share_id: int) -> None:
        """It has been asked about: once is enough."""
        await self._update(shares, shares.c.id == share_id, due_at=None)

    async def remove(self, share_id: int) -> None:
        """Its writer takes it back."""
        await self._delete(shares, shares.c.id == share_id)
