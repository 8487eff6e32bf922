"""Things in the libraries of groups, and recovery stories."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, String, Table, Text

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

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

stories = Table(
    "stories",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    Column("place", String(10), nullable=False),
    Column("state", String(10), nullable=False, default="draft"),
    sealed("answer"),
    snowflake("author_id"),
    instant("at", nullable=False),
)
