"""Rows of worksheets; every answer is sealed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import RowMapping

from bot.storage.tables import releases, sheets
from bot.storage.unit import Repository


class SheetRepository(Repository):
    """What members wrote into worksheets."""

    async def begin(self, group_id: int, user_id: int, tool: str, box: bytes) -> int:
        """Keep the first page of a sheet; its number."""
        now = self.unit.now()
        return int(
            await self._insert(
                sheets, group_id=group_id, user_id=user_id, tool=tool, answers=box, page=1, begun_at=now, at=now
            )
        )

    async def save(self, sheet_id: int, box: bytes, page: int) -> None:
        """Keep another page of it."""
        await self._update(sheets, sheets.c.id == sheet_id, answers=box, page=page, at=self.unit.now())

    async def get(self, sheet_id: int) -> RowMapping | None:
        """A sheet by its number."""
        return await self._one(sheets, sheets.c.id == sheet_id)

    async def of_person(self, user_id: int, tool: str | None = None) -> Sequence[RowMapping]:
        """A person's sheets, the newest last."""
        wanted = [sheets.c.tool == tool] if tool else []
        return await self._all(sheets, sheets.c.user_id == user_id, *wanted)

    async def share(self, sheet_id: int, audience: str) -> None:
        """Say who can read it."""
        await self._update(sheets, sheets.c.id == sheet_id, audience=audience)

    async def remove(self, sheet_id: int) -> None:
        """Its writer throws it away."""
        await self._delete(sheets, sheets.c.id == sheet_id)

    async def release(self, group_id: int, user_id: int, tool: str, box: bytes, by: int) -> None:
        """Open a tool for a member, with the steps agreed; a second release replaces the first."""
        await self._upsert(
            releases,
            ("guild_id", "group_id", "user_id", "tool"),
            group_id=group_id,
            user_id=user_id,
            tool=tool,
            steps=box,
            by_id=by,
            at=self.unit.now(),
        )

    async def released(self, group_id: int, user_id: int, tool: str) -> RowMapping | None:
        """The release of a tool for a member."""
        mine = (releases.c.group_id == group_id, releases.c.user_id == user_id, releases.c.tool == tool)
        return await self._one(releases, *mine)
