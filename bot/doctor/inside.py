"""What lies on this machine: what clinicians edit, the key, the databases, and what these say of servers and staff."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import RowMapping, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.app import master_file
from bot.clock import Clock
from bot.content import data_folder, load_content
from bot.doctor.finding import Finding
from bot.errors import ContentError, SettingsError
from bot.settings import Settings
from bot.storage.database import make_engine
from bot.storage.migrate import is_newest
from bot.storage.tables import contacts, group_channels, groups, guilds, professionals, rotation_people, shifts
from bot.storage.vault import load_master_key


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
    if settings.master_key is None and not master_file(settings).exists() and _missing(settings.keys_url):
        yield Finding("There is no master key yet: the first start makes it")
        return
    try:
        given = settings.master_key.get_secret_value() if settings.master_key else None
        if given is None and not master_file(settings).exists():
            raise FileNotFoundError(master_file(settings))
        load_master_key(given, master_file(settings))
        yield Finding("The master key is there")
    except (SettingsError, OSError) as error:
        mend = "restore the key: without it no stored word can be read"
        yield Finding(f"The master key cannot be used ({type(error).__name__})", mend, stops_alerts=True)


async def examine_database(settings: Settings, clock: Clock) -> tuple[list[Finding], list[StoredGuild]]:
    """Whether both databases answer, and what the main one lacks. Nothing is made or changed."""
    keys = await _keys(settings)
    if _missing(settings.database_url):
        return [Finding("There is no database yet: the first start makes it"), keys], []
    try:
        stored = await _read(settings.database_url, clock.now().date())
    except (SQLAlchemyError, OSError) as error:
        what = f"The database cannot be read and written ({type(error).__name__})"
        mend = "check DATABASE_URL: the server, the folder, its owner, the space on the disk"
        return [Finding(what, mend, stops_alerts=True), keys], []
    if stored is None:
        return [Finding("The database answers; the next start brings it to the newest layout"), keys], []
    findings = [Finding("The database answers and is up to date"), keys]
    return [*findings, *(one for guild in stored for one in _guild(guild))], stored


def _missing(url: str) -> bool:
    """Whether it is a file that is not there, and could be made."""
    found = make_url(url)
    file = Path(found.database or "").absolute()
    if not found.drivername.startswith("sqlite") or file.exists():
        return False
    above = next(folder for folder in file.parents if folder.exists())
    return above.is_dir() and os.access(above, os.W_OK)


async def _keys(settings: Settings) -> Finding:
    if _missing(settings.keys_url):
        return Finding("There is no store of keys yet: the first start makes it")
    try:
        await _try(make_engine(settings.keys_url))
    except (SQLAlchemyError, OSError) as error:
        what = f"The store of keys cannot be read and written ({type(error).__name__})"
        return Finding(what, "check KEYS_URL: without it no word can be kept", stops_alerts=True)
    return Finding("The store of keys answers")


async def _try(engine: AsyncEngine) -> None:
    """Take the right to write, and give it back. Raises SQLAlchemyError and OSError."""
    try:
        async with engine.connect() as connection:
            await connection.execution_options(writes=True)
            async with connection.begin() as transaction:
                await transaction.rollback()
    finally:
        await engine.dispose()


async def _read(url: str, today: date) -> list[StoredGuild] | None:
    """What is set up on every server; None for a database of an older layout."""
    await _try(make_engine(url))
    engine = make_engine(url)
    try:
        if not await is_newest(engine):
            return None
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
