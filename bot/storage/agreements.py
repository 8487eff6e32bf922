"""Rows of agreements: every version stays, as somebody accepted it."""

from __future__ import annotations

from bot.domain.records import AgreementRecord
from bot.storage.tables import agreements
from bot.storage.unit import Repository


class AgreementRepository(Repository):
    """The versions of groups' agreements."""

    async def current(self, group_id: int) -> AgreementRecord | None:
        """The latest version; None if the group is not of this guild."""
        rows = await self._all(agreements, agreements.c.group_id == group_id, order_by=agreements.c.version)
        if not rows:
            return None
        row = rows[-1]
        return AgreementRecord(row["group_id"], row["version"], row["short"], row["long"], row["written_at"])

    async def add(self, group_id: int, version: int, short: str, long: str, written_by: int) -> None:
        """Enter a version; a second one of the same number is an IntegrityError."""
        await self._insert(
            agreements,
            group_id=group_id,
            version=version,
            short=short,
            long=long,
            written_by=written_by,
            written_at=self.unit.now(),
        )
