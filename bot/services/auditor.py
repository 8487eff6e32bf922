"""The auditor: proves from rows alone that nothing is late and that somebody can be paged. It mends nothing."""

from __future__ import annotations

from bot.clock import Clock
from bot.domain.alarms import AlarmReason
from bot.domain.groups import GroupState
from bot.domain.health import Figures, Health
from bot.services.rota import coverage
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.figures import read_figures
from bot.storage.groups import GroupRepository
from bot.storage.lateness import Lateness


class AuditorService:
    """Looks at all guilds at once. Raises StorageDown when the database cannot be read."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._rows = Lateness(database)

    async def check(self) -> Health:
        """What is wrong now."""
        now = self._clock.now()
        late = tuple(await self._rows.late(now))
        alarms = await self._rows.alarms()
        cases = {one.case_id for one in alarms if one.case_id is not None}
        desks = {one.guild_id for one in alarms if one.reason is AlarmReason.DESK}
        uncovered = 0
        for guild_id in await self._rows.guilds():
            uncovered += await self._uncovered(guild_id)
        return Health(now, late, await self._rows.stuck(), len(cases), uncovered, len(desks))

    async def figures(self) -> Figures:
        """Counts and delays for monitoring."""
        return await read_figures(self._database, self._clock.now())

    async def _uncovered(self, guild_id: int) -> int:
        """Open groups of a guild for which nobody at all could be paged now."""
        async with self._database.reading(guild_id) as unit:
            duties, today = DutyRepository(unit), unit.now().date()
            if (await coverage(unit)).on_duty or await duties.supervisors(today):
                return 0
            open_groups = await GroupRepository(unit).list((GroupState.OPEN,))
            return sum([not await duties.valid_facilitators(group.id, today) for group in open_groups])
