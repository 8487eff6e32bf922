"""What lies on this machine: what clinicians edit, the key, the databases, and what these say of servers and staff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import master_file
from bot.clock import Clock
from bot.content import data_folder, load_content
from bot.doctor.finding import Finding
from bot.errors import ContentError, SettingsError
from bot.settings import Settings
from bot.storage.database import make_engine
from bot.storage.migrate import migrate
from bot.storage.tables import contacts, group_channels, groups, guilds, professionals, rotation_people, shifts
from bot.storage.vault import Vault, load_master_key


@dataclass(frozen=True, slots=True)
class StoredGuild:
    """What the database says about a server: user ids of staff with a valid record, of supervisors among them, of
    those on the rota, of those whose direct messages were refused; ids of the channels of its groups."""

    guild_id: int
    desk: int | None
    staff_role: int | None
    staff: frozenset[int]
    supervisors: frozenset[int]
    on_rota: frozenset[int]
    closed: frozenset[int]
    channels: frozenset[int]


def examine_files(settings: Settings) -> Iterator[Finding]:
    """What clinicians edit, and the key to all words."""
    try:
        load_content(settings.data_folder or data_folder())
        yield Finding("What clinicians edit is readable")
    except ContentError as error:
        yield Finding(str(error), "correct that line", stops_alerts=True)
    try:
        given = settings.master_key.get_secret_value() if settings.master_key else None
        load_master_key(given, master_file(settings))
        yield Finding("The master key is there")
    except (SettingsError, OSError) as error:
        mend = "restore the key: without it no stored word can be read"
        yield Finding(f"The master key cannot be used ({type(error).__name__})", mend, stops_alerts=True)


async def examine_database(settings: Settings, clock: Clock) -> tuple[list[Finding], list[StoredGuild]]:
    """Whether both databases can be written, and what the main one lacks."""
    keys = await _keys(settings, clock)
    try:
        stored = await _read(settings.database_url, clock.now().date())
    except (SQLAlchemyError, OSError) as error:
        what = f"The database cannot be read and written ({type(error).__name__})"
        mend = "check DATABASE_URL: the server, the folder, its owner, the space on the disk"
        return [Finding(what, mend, stops_alerts=True), keys], []
    findings = [Finding("The database answers and is up to date"), keys]
    return [*findings, *(one for guild in stored for one in _guild(guild))], stored


async def _keys(settings: Settings, clock: Clock) -> Finding:
    try:
        engine = make_engine(settings.keys_url)
        try:
            await Vault(engine, bytes(32), clock).prepare()
        finally:
            await engine.dispose()
    except (SQLAlchemyError, OSError) as error:
        what = f"The store of keys cannot be read and written ({type(error).__name__})"
        return Finding(what, "check KEYS_URL: without it no word can be kept", stops_alerts=True)
    return Finding("The store of keys answers")


async def _read(url: str, today: date) -> list[StoredGuild]:
    engine = make_engine(url)
    try:
        await migrate(engine)
        async with engine.connect() as connection:
            return [await _stored(connection, row, today) for row in await _rows(connection, select(guilds))]
    finally:
        await engine.dispose()


async def _stored(connection: AsyncConnection, guild: RowMapping, today: date) -> StoredGuild:
    number = guild["guild_id"]
    people = await _rows(connection, select(professionals).where(professionals.c.guild_id == number))
    valid = [one for one in people if one["review_date"] >= today and one["absent_since"] is None]
    refused = select(contacts.c.user_id).where(contacts.c.guild_id == number, contacts.c.closed_at.is_not(None))
    rota = (
        select(shifts.c.user_id)
        .where(shifts.c.guild_id == number)
        .union(select(rotation_people.c.user_id).where(rotation_people.c.guild_id == number))
    )
    living = groups.c.state != "archived"
    places = select(group_channels.c.channel_id).join(groups).where(group_channels.c.guild_id == number, living)
    return StoredGuild(
        number,
        guild["desk_channel_id"],
        guild["staff_role_id"],
        frozenset(one["user_id"] for one in valid),
        frozenset(one["user_id"] for one in valid if one["supervisor"]),
        frozenset(row["user_id"] for row in await _rows(connection, rota)),
        frozenset(row["user_id"] for row in await _rows(connection, refused)),
        frozenset(row["channel_id"] for row in await _rows(connection, places)),
    )


async def _rows(connection: AsyncConnection, query: object) -> list[RowMapping]:
    return list((await connection.execute(query)).mappings())  # type: ignore[call-overload]


def _guild(guild: StoredGuild) -> Iterator[Finding]:
    name = f"Server {guild.guild_id}"
    if guild.desk is None:
        yield Finding(f"{name}: no case desk", "choose one with /setup", stops_alerts=True)
    if not guild.supervisors:
        mend = "/professional add: every escalation ends with a supervisor"
        yield Finding(f"{name}: no supervisor with a valid record", mend, stops_alerts=True)
    for user in sorted(guild.on_rota - guild.staff):
        what = f"{name}: person {user} is on the rota without a valid record"
        yield Finding(what, "/professional add", stops_alerts=True)
    for user in sorted(guild.closed & guild.staff):
        what = f"{name}: person {user} cannot be written to"
        yield Finding(what, "ask them to open direct messages from this server")
    if guild.staff and guild.staff <= guild.closed:
        what = f"{name}: nobody of the staff can be written to"
        mend = "somebody with a record has to open direct messages from this server"
        yield Finding(what, mend, stops_alerts=True)
    if guild.channels and not guild.on_rota:
        what = f"{name}: nobody is on the rota"
        yield Finding(what, "/rota add; until then facilitators and supervisors are paged")
