"""Who is where, as the screening reads it: right for each guild, and at the same price for one group and for many."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain.groups import Consent, EnrolmentState, GroupState
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.screening import Index, ScreeningRepository
from bot.storage.tables import enrolments, facilitators, group_channels, guilds
from bot.storage.unit import Unit

ONE, OTHER = 11, 22
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def _group(unit: Unit, number: int, state: GroupState = GroupState.OPEN) -> None:
    """A group with a talk and a staff channel, somebody who leads it and two members, of whom one agreed."""
    rows, people, connection = GroupRepository(unit), EnrolmentRepository(unit), unit.connection
    names = {"name": f"group {number}", "alias": f"room {number}", "type": "support", "country": "DE", "zone": "UTC"}
    group_id = await rows.add(id=number, state=state.value, capacity=8, admitting=True, **names)
    mine: dict[str, Any] = {"guild_id": unit.guild_id, "group_id": group_id}
    for at, role in enumerate(("talk", "staff")):
        await connection.execute(group_channels.insert().values(role=role, channel_id=number * 10 + at, **mine))
    await connection.execute(facilitators.insert().values(user_id=5000 + number, added_at=NOW, **mine))
    for at in (1, 2):
        here = {"user_id": number * 100 + at, "state": EnrolmentState.ACTIVE.value, "applied_at": NOW, "state_at": NOW}
        await connection.execute(enrolments.insert().values(**mine, **here))
        await people.decide(group_id, number * 100 + at, {Consent.SCREENING: True, Consent.STATISTICAL: True}, 1)
    await people.decide(group_id, number * 100 + 2, {Consent.SCREENING: False}, 2)


async def _read(database: Database, guild_id: int) -> tuple[Index, int]:
    """The index, and how many statements it took."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(database.engine.sync_engine, "after_cursor_execute", note)
    async with database.reading(guild_id) as unit:
        index = await ScreeningRepository(unit).index()
    event.remove(database.engine.sync_engine, "after_cursor_execute", note)
    return index, len([one for one in statements if one.lstrip().upper().startswith("SELECT")])


@pytest.fixture
async def known(database: Database) -> Database:
    for guild_id, first in ((ONE, 1), (OTHER, 101)):
        async with database.unit(guild_id) as unit:
            await unit.connection.execute(guilds.insert().values(guild_id=guild_id, statistical=True))
            await _group(unit, first)
    return database


async def test_each_guild_sees_its_own_groups_members_and_words(known: Database) -> None:
    index, _ = await _read(known, ONE)
    assert {channel: group.id for channel, group in index.groups.items()} == {10: 1}, "the staff's channel is not heard"
    assert index.members == {1: frozenset({101, 102})}
    assert index.consenting == index.statistical == {1: frozenset({101})}, "the latest word counts"
    assert index.staff == {1: frozenset({5001})}


async def test_a_group_that_is_not_open_is_not_heard(known: Database) -> None:
    async with known.unit(ONE) as unit:
        await _group(unit, 2, GroupState.ARCHIVED)
    index, _ = await _read(known, ONE)
    assert set(index.members) == {1}
    assert set(index.groups) == {10}


async def test_nobody_is_counted_where_the_guild_has_statistics_off(known: Database) -> None:
    async with known.unit(ONE) as unit:
        await unit.connection.execute(guilds.update().where(guilds.c.guild_id == ONE).values(statistical=False))
    index, _ = await _read(known, ONE)
    assert index.statistical == {1: frozenset()}
    assert index.consenting == {1: frozenset({101})}


async def test_many_groups_take_no_more_questions_than_one(known: Database) -> None:
    _, few = await _read(known, ONE)
    async with known.unit(ONE) as unit:
        for number in range(2, 30):
            await _group(unit, number)
    index, many = await _read(known, ONE)
    assert len(index.members) == 29
    assert many == few, "a crisis message waits for this after every change"
