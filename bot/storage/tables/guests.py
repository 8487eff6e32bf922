"""Guest speakers and the sessions they are invited to."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, snowflake

visits = Table(
    "visits",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    link("session_id", "sessions", nullable=False),
    snowflake("user_id", nullable=False),
    Column("name", String(80), nullable=False),
    Column("topic", String(200), nullable=False),
    Column("state", String(10), nullable=False),
    Column("inside", Boolean, nullable=False, default=False),
    due(),
    snowflake("by_id"),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "session_id", "user_id"),
)
