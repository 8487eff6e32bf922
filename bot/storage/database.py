"""The database: one engine, transactions bound to one guild, and word after every commit that owes something."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.clock import Clock
from bot.storage.unit import Unit
from bot.storage.vault import Vault


def make_engine(url: str) -> AsyncEngine:
    """An engine that never prints what it binds. SQLite runs with WAL, foreign keys and secure deletion."""
    if not url.startswith("sqlite"):
        return create_async_engine(url, hide_parameters=True, pool_pre_ping=True)
    file = make_url(url).database
    assert file is not None
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=15000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


class Database:
    """Opens units of work. ``on_commit`` listeners hear of every commit after which something is owed."""

    def __init__(self, engine: AsyncEngine, vault: Vault, clock: Clock) -> None:
        self.engine, self.vault, self.clock = engine, vault, clock
        # SQLite has one writer; who waits in its busy handler sleeps and tries again, and the unlucky wait for long
        self._turn = asyncio.Lock() if engine.dialect.name == "sqlite" else nullcontext()
        self._listeners: list[Callable[[], None]] = []

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each commit that queued a message or set a time."""
        self._listeners.append(listener)

    @asynccontextmanager
    async def unit(self, guild_id: int) -> AsyncIterator[Unit]:
        """One transaction that writes, for one guild: all of it happens, or nothing."""
        async with self._begin(writes=True) as connection:
            unit = Unit(connection, guild_id, self.vault, self.clock)
            yield unit
        if unit.owes:
            for listener in list(self._listeners):
                listener()

    @asynccontextmanager
    async def reading(self, guild_id: int) -> AsyncIterator[Unit]:
        """One consistent view for reading, for one guild; what is written in it is not kept."""
        async with self._begin(writes=False) as connection:
            yield Unit(connection, guild_id, self.vault, self.clock)
            await connection.rollback()

    @asynccontextmanager
    async def everywhere(self, *, writes: bool = False) -> AsyncIterator[AsyncConnection]:
        """A connection over all guilds: for the sweep, delivery and the finding of guilds, never for use cases."""
        async with self._begin(writes=writes) as connection:
            yield connection

    @asynccontextmanager
    async def _begin(self, *, writes: bool) -> AsyncIterator[AsyncConnection]:
        async with self._turn if writes else nullcontext(), self.engine.connect() as connection:
            await connection.execution_options(writes=writes)
            async with connection.begin() as transaction:
                yield connection
                if not writes and transaction.is_active:
                    await transaction.rollback()

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()
