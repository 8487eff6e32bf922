"""One transaction for one guild. Repositories are made from it and cannot name another guild."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.util import find_tables

from bot.clock import Clock
from bot.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class _Still:
    moment: datetime

    def now(self) -> datetime:
        return self.moment


class Unit:
    """A transaction bound to ``guild_id``. Say ``wake()`` when the commit leaves something due."""

    def __init__(self, connection: AsyncConnection, guild_id: int, vault: Vault, clock: Clock) -> None:
        self.connection, self.guild_id, self._vault, self._clock = connection, guild_id, vault, clock
        self.owes = False

    def now(self) -> datetime:
        """The current instant in UTC."""
        return self._clock.now()

    def at(self, moment: datetime) -> Unit:
        """The same transaction as if it were ``moment``: for looking ahead, never for writing."""
        return Unit(self.connection, self.guild_id, self._vault, _Still(moment))

    def wake(self) -> None:
        """After the commit, delivery and the sweep look again at what is due."""
        self.owes = True

    async def seal(self, user_id: int, words: str) -> bytes:
        """Encrypt a person's words under their own key in this guild."""
        return await self._vault.seal(self.guild_id, user_id, words)

    async def open(self, user_id: int, box: bytes | None) -> str | None:
        """Decrypt a person's words; None where there are none or the person was erased."""
        return await self._vault.open(self.guild_id, user_id, box)


class Repository:
    """Base of all repositories: every statement is narrowed to the unit's guild before it runs."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit

    async def _insert(self, table: Table, **values: Any) -> Any:
        """Insert a row; its primary key."""
        done = await self.unit.connection.execute(table.insert().values(guild_id=self.unit.guild_id, **values))
        key = done.inserted_primary_key
        assert key is not None
        return key[0]

    async def _insert_once(self, table: Table, unique: Sequence[str], **values: Any) -> bool:
        """Insert unless a row with the same ``unique`` columns exists; whether it was inserted."""
        done = await self.unit.connection.execute(
            self._upserting(table, values).on_conflict_do_nothing(index_elements=list(unique))
        )
        return bool(done.rowcount)

    async def _upsert(self, table: Table, unique: Sequence[str], **values: Any) -> None:
        """Insert, or overwrite the row with the same ``unique`` columns."""
        fresh = {name: value for name, value in values.items() if name not in unique}
        await self.unit.connection.execute(
            self._upserting(table, values).on_conflict_do_update(index_elements=list(unique), set_=fresh)
        )

    async def _update(self, table: Table, *where: ColumnElement[bool], **values: Any) -> int:
        """Change rows; how many. ``_update(...) == 1`` is the claim of a row by one of several."""
        statement = table.update().where(table.c.guild_id == self.unit.guild_id, *where).values(**values)
        return (await self.unit.connection.execute(statement)).rowcount

    async def _delete(self, table: Table, *where: ColumnElement[bool]) -> int:
        """Delete rows; how many."""
        statement = table.delete().where(table.c.guild_id == self.unit.guild_id, *where)
        return (await self.unit.connection.execute(statement)).rowcount

    async def _one(self, table: Table, *where: ColumnElement[bool]) -> RowMapping | None:
        """The one row, or None."""
        return (await self._run(select(table).where(*where))).mappings().one_or_none()

    async def _all(
        self, table: Table, *where: ColumnElement[bool], order_by: ColumnElement[Any] | None = None
    ) -> Sequence[RowMapping]:
        """All rows, in the order of ``order_by`` (by default of the primary key)."""
        order = order_by if order_by is not None else next(iter(table.primary_key.columns))
        return (await self._run(select(table).where(*where).order_by(order))).mappings().all()

    async def _rows(self, statement: Select[Any]) -> Sequence[RowMapping]:
        """Rows of any select; each table in it is narrowed to the guild."""
        return (await self._run(statement)).mappings().all()

    async def _run(self, statement: Select[Any]) -> CursorResult[Any]:
        found_there = dict.fromkeys(find_tables(statement, include_joins=True))
        for table in (one for one in found_there if isinstance(one, Table)):
            statement = statement.where(table.c.guild_id == self.unit.guild_id)
        found: CursorResult[Any] = await self.unit.connection.execute(statement)
        return found

    def _upserting(self, table: Table, values: dict[str, Any]) -> Any:
        dialect = sqlite if self.unit.connection.dialect.name == "sqlite" else postgresql
        return dialect.insert(table).values(guild_id=self.unit.guild_id, **values)
