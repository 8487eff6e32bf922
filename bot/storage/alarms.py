"""Rows of alarms: raised once, and taken back when what was wrong is mended."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.domain.alarms import Alarm, AlarmReason
from bot.domain.cases import CaseState
from bot.storage.database import Database
from bot.storage.tables import alarms, cases
from bot.storage.unit import Repository

_GUILD = 0


class AlarmRepository(Repository):
    """Raise and clear the alarms of one guild."""

    async def begin(self, reason: AlarmReason, case_id: int | None = None) -> bool:
        """Raise it; False if it stands already."""
        return await self._insert_once(
            alarms,
            ("guild_id", "reason", "case_id"),
            reason=reason.value,
            case_id=case_id or _GUILD,
            since=self.unit.now(),
        )

    async def end(self, reason: AlarmReason, case_id: int | None = None) -> None:
        """It is mended."""
        await self._delete(alarms, alarms.c.reason == reason.value, alarms.c.case_id == (case_id or _GUILD))


async def standing(database: Database, guild_id: int | None = None) -> list[Alarm]:
    """Alarms that stand, in one guild or in all, the oldest first; one of a case only while it waits for an answer."""
    query = select(alarms).outerjoin(cases, (cases.c.id == alarms.c.case_id) & (cases.c.guild_id == alarms.c.guild_id))
    query = query.where((alarms.c.case_id == _GUILD) | (cases.c.state == CaseState.PAGING.value))
    if guild_id is not None:
        query = query.where(alarms.c.guild_id == guild_id)
    async with database.everywhere() as connection:
        return [_alarm(row) for row in (await connection.execute(query.order_by(alarms.c.since))).mappings()]


def _alarm(row: RowMapping) -> Alarm:
    return Alarm(row["guild_id"], AlarmReason(row["reason"]), row["case_id"] or None, row["since"])
