"""What the bot owes somebody, what it has posted, and forms that were handed back."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, metadata, sealed, snowflake

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(24), primary_key=True),
    guild(),
    Column("key", String(120), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("action", String(10), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("state", String(10), nullable=False, default="queued"),
    snowflake("channel_id"),
    snowflake("user_id"),
    Column("outside", Boolean, nullable=False, default=False),
    Column("payload", JSON, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("doubtful", Boolean, nullable=False, default=False),
    Column("problem", String(40)),
    Column("queue", String(40)),
    Column("after", String(24)),
    instant("created_at", nullable=False),
    instant("sent_at"),
    due(),
    UniqueConstraint("guild_id", "key"),
    Index("ix_outbox_state_priority", "state", "priority", "due_at"),
    Index("ix_outbox_after", "guild_id", "after"),
)
"""Entries of a ``queue`` are sent one after the other: one that waits for the one before it (``after``) is not due."""

posts = Table(
    "posts",
    metadata,
    key(),
    guild(),
    Column("kind", String(40), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("payload", JSON, nullable=False),
    snowflake("user_id"),
    snowflake("channel_id", nullable=False),
    snowflake("message_id", nullable=False),
    Column("outbox_id", String(24), nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "message_id"),
    Index("ix_posts_subject", "guild_id", "subject"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(24), primary_key=True),
    guild(),
    snowflake("user_id", nullable=False),
    Column("form", String(40), nullable=False),
    Column("args", JSON, nullable=False),
    sealed("values"),
    instant("at", nullable=False),
    due(),
)
