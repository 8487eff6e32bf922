"""What is due, over all guilds: the sweep's only view. A row owes something while its ``due_at`` is set."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, Table, bindparam, func, literal, select, union_all

from bot.storage.database import Database
from bot.storage.tables import (
    buddies,
    cases,
    chain_heads,
    checkins,
    covers,
    drafts,
    feedback_rounds,
    floors,
    followups,
    goodbyes,
    groups,
    handovers,
    lines,
    measures,
    mentors,
    metadata,
    mirrors,
    modules,
    outbox,
    practice_reminders,
    practices,
    referrals,
    reminders,
    resources,
    retentions,
    series,
    sessions,
    shares,
    side_rooms,
    swaps,
    talk_hours,
    topic_weeks,
    visits,
    watches,
)
from bot.storage.unit import Unit

OWING: tuple[Table, ...] = (
    cases,
    followups,
    lines,
    measures,
    handovers,
    talk_hours,
    reminders,
    sessions,
    series,
    mirrors,
    checkins,
    floors,
    practices,
    shares,
    covers,
    feedback_rounds,
    side_rooms,
    topic_weeks,
    mentors,
    buddies,
    practice_reminders,
    goodbyes,
    referrals,
    modules,
    resources,
    visits,
    groups,
    drafts,
    retentions,
    swaps,
    watches,
    chain_heads,
    outbox,
)
assert {table.name for table in metadata.tables.values() if "due_at" in table.c} == {t.name for t in OWING}


_NOW: BindParameter[datetime] = bindparam("now")
_AFTER: BindParameter[datetime] = bindparam("after")
_OWED = union_all(
    *(
        select(literal(table.name)).where(select(table.c.id).where(table.c.due_at <= _NOW).exists())
        for table in OWING
        if table is not outbox
    )
)


def _earliest(*where: Callable[[Table], ColumnElement[bool]]) -> Select[Any]:
    firsts = [select(func.min(table.c.due_at).label("due_at")).where(*(one(table) for one in where)) for table in OWING]
    together = union_all(*firsts).subquery()
    return select(func.min(together.c.due_at))


_NEXT, _NEXT_AFTER = _earliest(), _earliest(lambda table: table.c.due_at > _AFTER)
"""Asked many times for every message, and so put together once."""


class Due:
    """Finds due rows by table; the use cases then work on each in its own guild's unit."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rows(
        self, table: Table, now: datetime, limit: int = 500, then: ColumnElement[Any] | None = None
    ) -> Sequence[tuple[int, int]]:
        """(guild id, row id) of rows due at ``now``, the longest due first; of those due at once by ``then``."""
        query = select(table.c.guild_id, table.c.id).where(table.c.due_at <= now).limit(limit)
        order = (table.c.due_at,) if then is None else (table.c.due_at, then)
        async with self._database.everywhere() as connection:
            found = await connection.execute(query.order_by(*order))
            return [(row[0], row[1]) for row in found]

    async def each(
        self,
        table: Table,
        now: datetime,
        work: Callable[[int, int], Awaitable[object]],
        limit: int = 500,
        then: ColumnElement[Any] | None = None,
    ) -> int:
        """Call ``work(guild id, row id)`` for every row due at ``now``, in the order of ``rows``; how many.

        A row that fails keeps no other waiting: it stays due, and after all were tried an ExceptionGroup says what
        went wrong.
        """
        rows, failed = await self.rows(table, now, limit, then), list[Exception]()
        for guild_id, row_id in rows:
            try:
                await work(guild_id, row_id)
            except Exception as error:  # noqa: BLE001 - raised below, when the others had their turn
                failed.append(error)
        if failed:
            raise ExceptionGroup(f"{len(failed)} of {len(rows)} due rows of {table.name}", failed)
        return len(rows)

    async def units(
        self,
        table: Table,
        now: datetime,
        work: Callable[[Unit, int], Awaitable[object]],
        limit: int = 500,
        then: ColumnElement[Any] | None = None,
    ) -> int:
        """Like ``each``, with ``work(unit, row id)`` in a transaction of its own for every row."""

        async def in_unit(guild_id: int, row_id: int) -> None:
            async with self._database.unit(guild_id) as unit:
                await work(unit, row_id)

        return await self.each(table, now, in_unit, limit, then)

    async def owed(self, now: datetime) -> set[str]:
        """Names of the tables in which rows are due at ``now``; what is to be delivered is asked for elsewhere."""
        async with self._database.everywhere() as connection:
            return set((await connection.execute(_OWED, {"now": now})).scalars())

    async def next(self, after: datetime | None = None) -> datetime | None:
        """The earliest instant at which anything is owed, over all tables; with ``after``, the earliest beyond it."""
        async with self._database.everywhere() as connection:
            asked = _NEXT if after is None else _NEXT_AFTER
            earliest: datetime | None = (await connection.execute(asked, {"after": after} if after else {})).scalar()
        return earliest
