"""What binds all cases of a guild together, and its newest link."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, metadata

chain = Table(
    "chain",
    metadata,
    key(),
    guild(),
    Column("number", Integer, nullable=False),
    Column("case_id", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("entry_digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "number"),
)
"""A case that is deleted leaves its links: the case's number is no reference."""

chain_heads = Table(
    "chain_heads",
    metadata,
    key(),
    guild(),
    Column("number", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    due(),
    UniqueConstraint("guild_id"),
)
