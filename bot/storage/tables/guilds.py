"""A guild, its professionals, and how to reach people."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, String, Table, Text, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, metadata, snowflake

guilds = Table(
    "guilds",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    snowflake("desk_channel_id"),
    snowflake("staff_role_id"),
    Column("zone", String(64), nullable=False, default="UTC"),
    Column("countries", JSON, nullable=False, default=list),
    Column("statistical", Boolean),
    Column("statistical_reason", String(300)),
    Column("sensitivity", String(20)),
    instant("set_up_at"),
)

professionals = Table(
    "professionals",
    metadata,
    key(),
    guild(),
    snowflake("user_id", nullable=False),
    Column("name", String(100), nullable=False),
    Column("qualification", String(200), nullable=False),
    Column("body", String(200), nullable=False),
    Column("review_date", Date, nullable=False),
    Column("supervisor", Boolean, nullable=False, default=False),
    snowflake("added_by", nullable=False),
    instant("added_at", nullable=False),
    instant("absent_since"),
    UniqueConstraint("guild_id", "user_id"),
)

contacts = Table(
    "contacts",
    metadata,
    key(),
    guild(),
    snowflake("user_id", nullable=False),
    snowflake("dm_channel_id"),
    instant("closed_at"),
    instant("asked_at"),
    instant("answered_at"),
    UniqueConstraint("guild_id", "user_id"),
)

retentions = Table(
    "retentions",
    metadata,
    key(),
    guild(),
    due(),
    UniqueConstraint("guild_id"),
)

confirmed_helplines = Table(
    "confirmed_helplines",
    metadata,
    key(),
    guild(),
    Column("entry_id", String(80), nullable=False),
    Column("shown", Boolean, nullable=False, default=True),
    snowflake("confirmed_by", nullable=False),
    instant("confirmed_at", nullable=False),
    Column("edit", JSON),
    UniqueConstraint("guild_id", "entry_id"),
)

targets = Table(
    "targets",
    metadata,
    key(),
    guild(),
    Column("level", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    UniqueConstraint("guild_id", "level"),
)
"""How soon somebody should answer, where a supervisor has chosen it."""

member_notices = Table(
    "member_notices",
    metadata,
    key(),
    guild(),
    Column("about", String(20), nullable=False),
    Column("hours", String(10), nullable=False),
    Column("language", String(10), nullable=False),
    Column("words", Text),
    snowflake("by_id", nullable=False),
    instant("at", nullable=False),
)
"""The clinic's own words to members: every version is kept, the newest holds. Without words, those that ship hold."""

test_pages = Table(
    "test_pages",
    metadata,
    key(),
    guild(),
    Column("round", Integer, nullable=False),
    snowflake("user_id", nullable=False),
    snowflake("asked_by", nullable=False),
    instant("at", nullable=False),
    Column("result", String(10), nullable=False, default="queued"),
    instant("answered_at"),
    UniqueConstraint("guild_id", "round", "user_id"),
)
