"""A group's life: changes that members propose to their agreement, and the ways to individual help."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

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

referrals = Table(
    "referrals",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    snowflake("by_id"),
    snowflake("owner_id"),
    Column("state", String(10), nullable=False),
    sealed("words"),
    instant("follow_on", nullable=False),
    instant("at", nullable=False),
    due(),
)

cares = Table(
    "cares",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    Column("audience", String(10), nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("group_id", "user_id"),
)
