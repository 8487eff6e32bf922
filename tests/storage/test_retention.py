"""Tidying speaks to both databases."""

from datetime import timedelta

from bot.storage.database import Database
from bot.storage.retention import RetentionRepository
from tests.circle import open_group
from tests.clocks import StillClock


async def test_everything_can_be_tidied_and_nobody_who_is_here_is_forgotten(
    database: Database, clock: StillClock
) -> None:
    await open_group(database)
    clock.move(timedelta(days=3000))
    async with database.unit(7) as unit:
        rows = RetentionRepository(unit)
        assert await rows.begin(clock.now())
        assert not await rows.begin(clock.now())
        assert await rows.claim(clock.now(), clock.now() + timedelta(days=1))
        assert not await rows.claim(clock.now(), clock.now() + timedelta(days=1))
        ways = (rows.evidence, rows.cases, rows.audit, rows.responses, rows.seats, rows.applications)
        for erase in (*ways, rows.unscreened, rows.outbox):
            assert await erase(clock.now()) == 0
        assert await rows.contacts() == 0
