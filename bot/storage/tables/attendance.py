"""Who was at sessions, what was decided about who is missed, words of goodbye, and summaries for those absent."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

attendance = Table(
    "attendance",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    snowflake("user_id", nullable=False),
    Column("state", String(20)),
    Column("said", Boolean, nullable=False, default=False),
    Column("seconds", Integer, nullable=False, default=0),
    Column("late", Boolean, nullable=False, default=False),
    instant("since"),
    instant("at", nullable=False),
    UniqueConstraint("session_id", "user_id"),
)
"""``seconds``, ``late`` and ``since`` are what the voice channel shows while the session lasts, empty afterwards."""

absence_decisions = Table(
    "absence_decisions",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    link("session_id", "sessions", nullable=False),
    Column("decision", String(20), nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("group_id", "user_id"),
)

goodbyes = Table(
    "goodbyes",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("word"),
    Column("shared", Boolean, nullable=False, default=False),
    link("session_id", "sessions"),
    instant("at", nullable=False),
    due(),
    UniqueConstraint("group_id", "user_id"),
)

summaries = Table(
    "summaries",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    snowflake("author_id", nullable=False),
    sealed("words"),
    instant("shared_at"),
    instant("at", nullable=False),
    UniqueConstraint("session_id"),
)
