"""Series, sessions, reminders and who wants which, answers to sessions; check-ins and responses."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Table, Time, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

series = Table(
    "series",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("title", String(80), nullable=False),
    Column("first", Date, nullable=False),
    Column("at", Time, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("every", Integer, nullable=False),
    Column("rhythm", String(20), nullable=False, default="weekly"),
    Column("zone", String(64), nullable=False),
    Column("until", Date),
    Column("count", Integer),
    Column("holidays", String(12)),
    Column("link", String(300)),
    Column("guest", String(80)),
    Column("capacity", Integer),
    Column("follows_id", Integer),
    snowflake("leader_id", nullable=False),
    due(),
)

series_leaders = Table(
    "series_leaders",
    metadata,
    key(),
    guild(),
    link("series_id", "series", nullable=False),
    snowflake("user_id", nullable=False),
    UniqueConstraint("series_id", "user_id"),
)

series_breaks = Table(
    "series_breaks",
    metadata,
    key(),
    guild(),
    link("series_id", "series", nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
)

session_settings = Table(
    "session_settings",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("stages", JSON, nullable=False),
    Column("punctual", JSON),
    UniqueConstraint("group_id"),
)

reminder_wishes = Table(
    "reminder_wishes",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("stages", JSON, nullable=False),
    Column("news", Boolean, nullable=False, default=True),
    instant("unreachable_at"),
    UniqueConstraint("group_id", "user_id"),
)

sessions = Table(
    "sessions",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    link("series_id", "series", nullable=False),
    Column("date", Date, nullable=False),
    instant("starts", nullable=False),
    instant("ends", nullable=False),
    Column("state", String(20), nullable=False, default="planned"),
    Column("revision", Integer, nullable=False, default=0),
    Column("shifted", Boolean, nullable=False, default=False),
    Column("guest", String(80)),
    due(),
    UniqueConstraint("series_id", "date"),
)

reminders = Table(
    "reminders",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    Column("stage", Integer, nullable=False),
    Column("revision", Integer, nullable=False, default=0),
    Column("state", String(20), nullable=False, default="waiting"),
    due(),
    UniqueConstraint("session_id", "stage", "revision"),
)

rsvps = Table(
    "rsvps",
    metadata,
    key(),
    guild(),
    link("session_id", "sessions", nullable=False),
    snowflake("user_id", nullable=False),
    Column("answer", String(20), nullable=False),
    sealed("word"),
    instant("at", nullable=False),
    UniqueConstraint("session_id", "user_id"),
)

checkins = Table(
    "checkins",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("weekdays", JSON, nullable=False),
    Column("at", Time, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("turn", Integer, nullable=False, default=0),
    due(),
    UniqueConstraint("group_id"),
)

prompts = Table(
    "prompts",
    metadata,
    key(),
    guild(),
    link("checkin_id", "checkins", nullable=False),
    Column("turn", Integer, nullable=False),
    instant("asked_at", nullable=False),
    UniqueConstraint("checkin_id", "turn"),
)

responses = Table(
    "responses",
    metadata,
    key(),
    guild(),
    link("prompt_id", "prompts", nullable=False),
    snowflake("user_id", nullable=False),
    Column("skipped", Boolean, nullable=False, default=False),
    Column("shared", Boolean, nullable=False, default=False),
    sealed("answer"),
    instant("at", nullable=False),
    UniqueConstraint("prompt_id", "user_id"),
)
