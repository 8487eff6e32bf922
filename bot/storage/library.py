"""Rows of groups' libraries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.storage.tables import resources
from bot.storage.unit import Repository


class LibraryRepository(Repository):
    """Things in a guild's libraries."""

    async def add(self, **values: Any) -> int:
        """Keep a thing; its number."""
        number = await self._insert(resources, at=self.unit.now(), **values)
        self.unit.wake()
        return int(number)

    async def get(self, resource_id: int) -> RowMapping | None:
        """A thing by its number."""
        return await self._one(resources, resources.c.id == resource_id)

    async def shown(self, *group_ids: int) -> Sequence[RowMapping]:
        """What is in the libraries of these groups."""
        return await self._all(resources, resources.c.group_id.in_(group_ids), resources.c.shown)

    async def starters(self, group_id: int) -> set[str]:
        """Keys of the starter entries that the group has taken over."""
        rows = await self._all(resources, resources.c.group_id == group_id, resources.c.starter.is_not(None))
        return {row["starter"] for row in rows}

    async def change(self, resource_id: int, **values: Any) -> None:
        """Write it anew."""
        await self._update(resources, resources.c.id == resource_id, **values)

    async def show(self, resource_id: int, due_at: datetime) -> bool:
        """It is in the library from now on; False if it was already."""
        still = (resources.c.id == resource_id, resources.c.shown.is_(False))
        return await self._update(resources, *still, shown=True, due_at=due_at) == 1

    async def remove(self, resource_id: int) -> bool:
        """It is there no longer; False if it was not."""
        return await self._delete(resources, resources.c.id == resource_id) == 1
