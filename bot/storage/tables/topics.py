"""Topics of the week, and when a group is shown one."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, Time, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

topics = Table(
    "topics",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id"),
    Column("starter", String(40)),
    sealed("words"),
    Column("state", String(10), nullable=False),
    instant("at", nullable=False),
)

topic_weeks = Table(
    "topic_weeks",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("at", Time, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("active", Boolean, nullable=False),
    due(),
    UniqueConstraint("group_id"),
)
