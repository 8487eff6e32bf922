"""Things in the libraries of groups."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, String, Table, Text

from bot.storage.tables.base import due, guild, instant, key, link, metadata, snowflake

resources = Table(
    "resources",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("kind", String(20), nullable=False),
    Column("title", String(100), nullable=False),
    Column("gives", String(300), nullable=False),
    Column("link", String(500), nullable=False),
    Column("text", Text, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("audience", String(100), nullable=False),
    Column("source", String(300), nullable=False),
    Column("starter", String(90)),
    Column("shown", Boolean, nullable=False, default=False),
    instant("checked_at", nullable=False),
    due(),
    snowflake("by_id"),
    instant("at", nullable=False),
)
