"""The chain over all cases, and the auditor's questions, on both databases."""

import asyncio
from importlib import import_module

from sqlalchemy import Connection, delete, select, update

from bot.domain.alarms import AlarmReason
from bot.domain.chain import examine
from bot.domain.desk import Sighting
from bot.domain.triage import Kind, Level, Source
from bot.services.cases import CaseService
from bot.storage.database import Database
from bot.storage.figures import read_figures
from bot.storage.lateness import Lateness
from bot.storage.tables import chain, chain_heads, timeline
from bot.storage.timeline import Chain, Timeline
from tests.circle import ANNA, BEN, GUILD, open_group
from tests.clocks import StillClock


async def two_cases(database: Database, clock: StillClock) -> list[int]:
    group, cases = await open_group(database), CaseService(database, clock)
    made = []
    for person in (ANNA, BEN):
        async with database.unit(GUILD) as unit:
            made.append(
                await cases.raise_flag(
                    unit,
                    Sighting(group, person, Level.RED, Source.MESSAGE, str(person), {Kind.SUICIDE}, text="worse"),
                )
            )
    return made


async def whole(database: Database) -> bool:
    async with database.reading(GUILD) as unit:
        rows = Chain(unit)
        return not examine(await rows.links(), await Timeline(unit).entries(), await rows.head())


async def test_many_at_once_write_one_chain(database: Database, clock: StillClock) -> None:
    made = await two_cases(database, clock)

    async def add(case: int, number: int) -> None:
        async with database.unit(GUILD) as unit:
            await Timeline(unit).add(case, "looked", 5, step=number)

    await asyncio.gather(*(add(made[number % 2], number) for number in range(20)))
    assert await whole(database)


async def test_the_auditors_questions_are_understood(database: Database, clock: StillClock) -> None:
    await two_cases(database, clock)
    rows = Lateness(database)
    assert await rows.late(clock.now()) == []
    assert (await rows.stuck(), await rows.guilds()) == (0, [GUILD])
    assert [one.reason for one in await rows.alarms()] == [AlarmReason.DESK], "there is no desk yet"
    assert (await read_figures(database, clock.now())).cases == {("red", "paging"): 2}


async def test_records_of_before_are_bound_by_the_migration(database: Database, clock: StillClock) -> None:
    await two_cases(database, clock)
    migration = import_module("bot.storage.migrations.versions.0005_proof")

    def unbind_and_bind(connection: Connection) -> None:
        connection.execute(delete(chain))
        connection.execute(delete(chain_heads))
        loose = {"commitments": {}, "salts": {}, "digest": "0" * 64, "facts": {"salt": "x", "flag": 1}}
        connection.execute(update(timeline).values(**loose))
        migration.bind(connection, chain, chain_heads)

    async with database.everywhere(writes=True) as connection:
        await connection.run_sync(unbind_and_bind)
        facts = (await connection.execute(select(timeline.c.facts))).scalars().all()
    assert all(one == {"flag": 1} for one in facts)
    assert await whole(database)
