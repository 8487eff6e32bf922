"""What Discord shows as its own events, and the secret links to people's calendars."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, snowflake

mirrors = Table(
    "mirrors",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("trouble", String(20)),
    due(),
    UniqueConstraint("group_id"),
)

scheduled_events = Table(
    "scheduled_events",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    snowflake("event_id"),
    Column("name", String(100)),
    snowflake("channel_id"),
    instant("starts"),
    instant("ends"),
    Column("status", String(10), nullable=False, default="waiting"),
    Column("asked", String(80)),
    UniqueConstraint("session_id"),
    UniqueConstraint("guild_id", "event_id"),
)

calendar_links = Table(
    "calendar_links",
    metadata,
    key(),
    guild(),
    snowflake("user_id", nullable=False),
    Column("token_hash", String(64), nullable=False),
    instant("made_at", nullable=False),
    UniqueConstraint("guild_id", "user_id"),
    UniqueConstraint("token_hash"),
)
