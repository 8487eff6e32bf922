"""Courses of groups: their modules, and who has seen and understood what."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, snowflake

courses = Table(
    "courses",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("course", String(40), nullable=False),
    snowflake("by_id"),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "group_id"),
)

modules = Table(
    "modules",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("course", String(40), nullable=False),
    Column("module", String(40), nullable=False),
    Column("session_id", Integer),
    due(),
    instant("released_at"),
    snowflake("by_id"),
    UniqueConstraint("guild_id", "group_id", "course", "module"),
)

module_marks = Table(
    "module_marks",
    metadata,
    key(),
    guild(),
    link("module_id", "modules", nullable=False),
    snowflake("user_id", nullable=False),
    instant("seen_at"),
    instant("understood_at"),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "module_id", "user_id"),
)
