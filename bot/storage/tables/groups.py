"""Groups, their channels and agreements, and the people in them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

groups = Table(
    "groups",
    metadata,
    key(),
    guild(),
    Column("type", String(40), nullable=False),
    Column("name", String(80), nullable=False),
    Column("alias", String(80), nullable=False),
    Column("state", String(20), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(3), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("admitting", Boolean, nullable=False, default=True),
    Column("phase", String(20), nullable=False, default="running"),
    instant("ending_since"),
    Column("ending_sessions", Integer),
    instant("ending_until"),
    snowflake("category_id"),
    instant("created_at", nullable=False),
    instant("tested_at"),
    due(),
    UniqueConstraint("guild_id", "name"),
)

group_channels = Table(
    "group_channels",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("role", String(20), nullable=False),
    snowflake("channel_id", nullable=False),
    UniqueConstraint("group_id", "role"),
    UniqueConstraint("guild_id", "channel_id"),
)

talk_hours = Table(
    "talk_hours",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("kind", String(10), nullable=False),
    Column("before", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("open", Boolean, nullable=False),
    instant("since", nullable=False),
    instant("held_from"),
    instant("held_until"),
    due(),
    UniqueConstraint("group_id"),
)

facilitators = Table(
    "facilitators",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    instant("added_at", nullable=False),
    UniqueConstraint("group_id", "user_id"),
)

agreements = Table(
    "agreements",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("version", Integer, nullable=False),
    Column("short", Text, nullable=False),
    Column("long", Text, nullable=False),
    snowflake("written_by", nullable=False),
    instant("written_at", nullable=False),
    UniqueConstraint("group_id", "version"),
)

enrolments = Table(
    "enrolments",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("state", String(20), nullable=False),
    instant("applied_at", nullable=False),
    instant("state_at", nullable=False),
    Column("accepted_version", Integer),
    instant("accepted_at"),
    Column("of_age", Boolean),
    Column("country", String(3)),
    sealed("emergency_reference"),
    snowflake("thread_id"),
    UniqueConstraint("group_id", "user_id"),
)

consents = Table(
    "consents",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("consent", String(20), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    instant("at", nullable=False),
)
