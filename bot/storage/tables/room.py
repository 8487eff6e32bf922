"""What happens in and around a session."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, UniqueConstraint

from bot.storage.tables.base import guild, instant, key, link, metadata, sealed, snowflake

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
