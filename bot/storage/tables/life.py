"""A group's life: changes that members propose to their agreement."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import guild, instant, key, link, metadata, sealed, snowflake

amendments = Table(
    "amendments",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    Column("state", String(10), nullable=False),
    snowflake("author_id"),
    sealed("wording"),
    Column("version", Integer),
    instant("at", nullable=False),
)

amendment_voices = Table(
    "amendment_voices",
    metadata,
    key(),
    guild(),
    link("amendment_id", "amendments", nullable=False),
    snowflake("user_id", nullable=False),
    Column("agrees", Boolean, nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("amendment_id", "user_id"),
)
