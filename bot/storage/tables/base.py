"""Column types shared by all tables, and the metadata they belong to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, LargeBinary, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime: which hour it means would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Column[int]:
    """A number of our own for a row."""
    return Column("id", Integer, primary_key=True, autoincrement=True)


def guild() -> Column[int]:
    """The guild a row belongs to: no query names another."""
    return Column("guild_id", BigInteger, nullable=False, index=True)


def snowflake(name: str, **options: Any) -> Column[int]:
    """A Discord id."""
    return Column(name, BigInteger, **options)


def instant(name: str, **options: Any) -> Column[datetime]:
    """A UTC instant; nullable unless told otherwise."""
    return Column(name, Instant, **options)


def due() -> Column[datetime]:
    """When the row owes something next, in UTC; empty when it owes nothing. The sweep reads only this."""
    return Column("due_at", Instant, index=True)


def sealed(name: str) -> Column[bytes]:
    """Words, encrypted under their person's own key."""
    return Column(name, LargeBinary)


def link(name: str, target: str, **options: Any) -> Column[int]:
    """A reference to a row of another table, deleted with it."""
    return Column(name, Integer, ForeignKey(f"{target}.id", ondelete="CASCADE"), index=True, **options)
