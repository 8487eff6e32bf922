"""Once a day, in every guild, what was kept for as long as members were told is deleted."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from bot.domain.retention import KEPT, Category, Lasting, Retention, kept_from
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.retention import RetentionRepository
from bot.storage.tables import retentions
from bot.storage.unit import Unit

log = structlog.get_logger(__name__)

EVERY = timedelta(days=1)


class RetentionService:
    """Knows how long things are kept, and keeps to it."""

    def __init__(self, database: Database, retention: Retention | None = None) -> None:
        self._database, self._due = database, Due(database)
        self._retention = retention or Retention({})

    async def begin(self, guild_id: int) -> None:
        """The bot is on this server: from tomorrow on there is tidying, once however often this is called."""
        async with self._database.unit(guild_id) as unit:
            if await RetentionRepository(unit).begin(unit.now() + EVERY):
                unit.wake()

    def kept(self, table: str) -> tuple[str, int]:
        """What ends the keeping of a table's rows: the name of a period with its days, or of another end with 0."""
        ends = KEPT[table]
        return (ends.value, 0) if isinstance(ends, Lasting) else (ends.value, self._retention.keep(ends))

    async def run_due(self, now: datetime) -> int:
        """Tidy every guild whose day is over, each in one transaction with the promise of the next time."""

        async def tidy(unit: Unit, _row: int) -> None:
            if await RetentionRepository(unit).claim(now, now + EVERY):
                log.info("tidied", rows=await self._tidy(unit, now))

        return await self._due.units(retentions, now, tidy)

    async def _tidy(self, unit: Unit, now: datetime) -> int:
        rows = RetentionRepository(unit)
        ways = {
            Category.EVIDENCE: rows.evidence,
            Category.CASES: rows.cases,
            Category.AUDIT: rows.audit,
            Category.RESPONSES: rows.responses,
            Category.VOICES: rows.voices,
            Category.SEATS: rows.seats,
            Category.APPLICATIONS: rows.applications,
            Category.UNSCREENED: rows.unscreened,
            Category.OUTBOX: rows.outbox,
        }
        changed = [await erase(kept_from(category, now, self._retention)) for category, erase in ways.items()]
        return sum(changed) + await rows.contacts()
