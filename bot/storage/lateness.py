"""What is late, over all guilds, read from rows alone: whoever should have done it is not asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alarms import Alarm
from bot.domain.cases import CaseState
from bot.domain.groups import GroupState
from bot.domain.health import GRACE, Late
from bot.domain.outbox import Priority
from bot.errors import StorageDown
from bot.storage.alarms import standing
from bot.storage.database import Database
from bot.storage.due import OWING
from bot.storage.tables import cases, groups, outbox, pages

_OPEN = cases.c.state != CaseState.CLOSED.value


class Lateness:
    """Raises StorageDown when the rows cannot be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def late(self, now: datetime) -> list[Late]:
        """Work that is later than the grace, by kind: tables with a time, pages, the outbox by priority."""
        line = now - GRACE
        found: list[Late] = []
        async with self._reading() as connection:
            for table in (one for one in OWING if one is not outbox):
                found += await _worst(connection, table.name, table.c.due_at, table.c.due_at <= line, now)
            found += await _late_pages(connection, line, now)
            for priority in Priority:
                kind = f"outbox-{priority.name.lower()}"
                found += await _worst(connection, kind, _owed_since(priority), _undelivered(priority, line), now)
        return found

    async def stuck(self) -> int:
        """Open cases without a next due time."""
        async with self._reading() as connection:
            return int((await connection.execute(_count(cases, _OPEN, cases.c.due_at.is_(None)))).scalar() or 0)

    async def alarms(self) -> list[Alarm]:
        """What reaches nobody, and desks that take no message."""
        try:
            return await standing(self._database)
        except (SQLAlchemyError, OSError) as error:
            raise StorageDown(type(error).__name__) from None

    async def guilds(self) -> list[int]:
        """Guilds with an open group."""
        query = select(groups.c.guild_id).where(groups.c.state == GroupState.OPEN.value).distinct()
        async with self._reading() as connection:
            return list((await connection.execute(query)).scalars())

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._database.everywhere() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise StorageDown(type(error).__name__) from None


def _owed_since(priority: Priority) -> ColumnElement[Any]:
    """From when an entry is late: what pages people counts from its making, however often it was put off."""
    if priority > Priority.CASE:
        return outbox.c.due_at
    return case((outbox.c.attempts > 0, outbox.c.created_at), else_=outbox.c.due_at)


def _undelivered(priority: Priority, line: datetime) -> ColumnElement[bool]:
    open_ = outbox.c.state.in_(("queued", "sending"))
    late = outbox.c.due_at <= line
    if priority <= Priority.CASE:
        late = or_(late, and_(outbox.c.attempts > 0, outbox.c.created_at <= line))
    return and_(open_, outbox.c.priority == int(priority), late)


async def _late_pages(connection: AsyncConnection, line: datetime, now: datetime) -> list[Late]:
    """Pages of the running round of a case that nobody has sent."""
    query = (
        select(func.count(), func.min(pages.c.at))
        .join(cases, and_(cases.c.id == pages.c.case_id, cases.c.round == pages.c.round))
        .where(cases.c.state == CaseState.PAGING.value, pages.c.result == "queued", pages.c.at <= line)
    )
    return _as_late("pages", (await connection.execute(query)).one(), now)


async def _worst(
    connection: AsyncConnection, kind: str, since: ColumnElement[Any], where: ColumnElement[bool], now: datetime
) -> list[Late]:
    return _as_late(kind, (await connection.execute(select(func.count(), func.min(since)).where(where))).one(), now)


def _as_late(kind: str, row: Any, now: datetime) -> list[Late]:
    count, since = row
    return [Late(kind, int(count), (now - since).total_seconds())] if count else []


def _count(table: Any, *where: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(table).where(*where)
