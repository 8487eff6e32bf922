"""An open group in a database, for tests that begin there."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.domain.groups import Consent, EnrolmentState
from bot.domain.guilds import ProfessionalRecord
from bot.storage.database import Database, make_engine
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.tables import metadata
from bot.storage.vault import Vault
from tests.clocks import StillClock
from tests.ready import lay_database

GUILD, MARA = 7, 100
ANNA, BEN = 201, 202
ALL = tuple(Consent)


@asynccontextmanager
async def open_database(folder: Path, clock: StillClock) -> AsyncIterator[Database]:
    """A migrated database under ``folder``; opened again, it is the one of before."""
    await lay_database(folder / "main.db")
    engine = make_engine(f"sqlite+aiosqlite:///{folder}/main.db")
    keys = make_engine(f"sqlite+aiosqlite:///{folder}/keys.db")
    vault = Vault(keys, bytes(range(32)), clock)
    await vault.prepare()
    try:
        yield (found := Database(engine, vault, clock))
    finally:
        await found.close()
        await keys.dispose()


async def open_group(
    database: Database,
    *,
    guild_id: int = GUILD,
    kind: str = "support",
    zone: str = "Europe/Berlin",
    state: str = "open",
    leader: int = MARA,
    members: Mapping[int, Collection[Consent]] | None = None,
    channels: Mapping[str, int] | None = None,
) -> int:
    """A group with Mara as its facilitator and, unless told otherwise, two members who consent to everything."""
    async with database.unit(guild_id) as unit:
        group_id = await GroupRepository(unit).add(
            type=kind, name=f"{kind} circle", alias="Thursday circle", state=state, zone=zone, country="DE", capacity=8
        )
        for role, channel_id in (channels or {"talk": 11, "checkins": 12}).items():
            await GroupRepository(unit).add_channel(group_id, role, channel_id)
        record = ProfessionalRecord(leader, "Mara", "Psychologist", "Chamber", date(2030, 1, 1), False)
        await ProfessionalRepository(unit).save(record, leader)
        await GroupRepository(unit).add_facilitator(group_id, leader)
        for user_id, given in (members or {ANNA: ALL, BEN: ALL}).items():
            await enrol(unit, group_id, user_id, given)
    return group_id


async def enrol(unit: Any, group_id: int, user_id: int, given: Collection[Consent]) -> None:
    """An active member who gave these consents."""
    rows = EnrolmentRepository(unit)
    await rows.apply(group_id, user_id, b"")
    enrolment = await rows.get(group_id, user_id)
    assert enrolment is not None
    await rows.move(enrolment, EnrolmentState.ACTIVE)
    await rows.decide(group_id, user_id, {consent: consent in given for consent in Consent}, 1)


async def rows(database: Database, table: str) -> list[RowMapping]:
    """All rows of a table."""
    async with database.everywhere() as connection:
        return list((await connection.execute(select(metadata.tables[table]))).mappings())


async def sends(database: Database, *kinds: str) -> list[RowMapping]:
    """What is queued to be sent, of these kinds."""
    return [row for row in await rows(database, "outbox") if row["kind"] in kinds and row["state"] == "queued"]


def utc(*parts: int) -> datetime:
    """An instant in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]
