"""Rows of proposals for agreements: words under their writers' keys, and what each member said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.amendments import AmendmentState
from bot.storage.tables import amendment_voices, amendments
from bot.storage.unit import Repository


class AmendmentRepository(Repository):
    """Proposals of the guild's groups."""

    async def add(self, group_id: int, user_id: int, box: bytes) -> int:
        """Keep a proposal; its number."""
        values = {"words": box, "state": AmendmentState.OPEN.value, "at": self.unit.now()}
        return int(await self._insert(amendments, group_id=group_id, user_id=user_id, **values))

    async def get(self, amendment_id: int) -> RowMapping | None:
        """A proposal by its number."""
        return await self._one(amendments, amendments.c.id == amendment_id)

    async def move(self, amendment_id: int, state: AmendmentState, to: AmendmentState, **values: Any) -> bool:
        """Claim the step from ``state`` to ``to``; whether it was still there to be taken."""
        mine = (amendments.c.id == amendment_id, amendments.c.state == state.value)
        return await self._update(amendments, *mine, state=to.value, **values) == 1

    async def say(self, amendment_id: int, user_id: int, *, agrees: bool) -> None:
        """Keep what a member says in place of what they said before."""
        unique = ("amendment_id", "user_id")
        at = self.unit.now()
        await self._upsert(amendment_voices, unique, amendment_id=amendment_id, user_id=user_id, agrees=agrees, at=at)

    async def voices(self, amendment_id: int) -> Mapping[int, bool]:
        """User id → whether they agree."""
        rows = await self._all(amendment_voices, amendment_voices.c.amendment_id == amendment_id)
        return {row["user_id"]: row["agrees"] for row in rows}
