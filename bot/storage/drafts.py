"""Rows of forms that were handed back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.storage.tables import drafts
from bot.storage.unit import Repository


class DraftRepository(Repository):
    """Drafts, each readable by its writer only."""

    async def add(self, draft: str, user_id: int, form: str, args: list[str], box: bytes, until: datetime) -> None:
        """Keep a draft until ``until`` (UTC)."""
        await self._insert(
            drafts,
            id=draft,
            user_id=user_id,
            form=form,
            args=args,
            values=box,
            at=self.unit.now(),
            due_at=until,
        )

    async def get(self, draft: str, user_id: int) -> RowMapping | None:
        """The draft, if it is this person's."""
        return await self._one(drafts, drafts.c.id == draft, drafts.c.user_id == user_id)

    async def remove(self, draft: str) -> None:
        """Forget a draft."""
        await self._delete(drafts, drafts.c.id == draft)
