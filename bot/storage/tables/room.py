"""What happens in and around a session."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

session_notes = Table(
    "session_notes",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    Column("part", String(20), nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    instant("at", nullable=False),
    UniqueConstraint("session_id", "part", "user_id"),
)

floors = Table(
    "floors",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    link("group_id", "groups", nullable=False),
    Column("item", Integer, nullable=False, default=0),
    Column("round", Integer, nullable=False, default=0),
    instant("until", nullable=False),
    instant("at", nullable=False),
    instant("ended_at"),
    due(),
    UniqueConstraint("session_id"),
)

round_places = Table(
    "round_places",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    snowflake("user_id", nullable=False),
    Column("place", Integer, nullable=False),
    Column("turn", String(10), nullable=False),
    UniqueConstraint("session_id", "user_id"),
)

practices = Table(
    "practices",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    instant("at", nullable=False),
    due(),
    UniqueConstraint("session_id"),
)
