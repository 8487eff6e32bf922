"""Writers of one process: each gets its turn, and on SQLite, which has one writer, in the order in which they came."""

import asyncio

from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.tables import guilds

GUILD, MANY = 11, 60


async def test_nobody_waits_longer_than_who_came_later(database: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with database.unit(GUILD + number) as unit:
            await unit.connection.execute(guilds.insert().values(guild_id=GUILD + number))
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(MANY)))
    assert sorted(order) == list(range(MANY))
    assert database.engine.dialect.name != "sqlite" or order == sorted(order)


async def test_one_that_breaks_gives_its_turn_away(database: Database) -> None:
    try:
        async with database.unit(GUILD):
            raise LookupError
    except LookupError:
        pass
    async with asyncio.timeout(5), database.unit(GUILD) as unit:
        assert await EnrolmentRepository(unit).groups_of(1) == []


async def test_whoever_reads_waits_for_no_writer(database: Database) -> None:
    async with database.unit(GUILD), asyncio.timeout(5), database.reading(GUILD) as unit:
        assert await EnrolmentRepository(unit).groups_of(1) == []
