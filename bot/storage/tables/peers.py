"""What members are to each other: mentors, buddies; and when they want to be reminded."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, Time, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

mentors = Table(
    "mentors",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("state", String(10), nullable=False),
    sealed("words"),
    instant("at", nullable=False),
    instant("until"),
    due(),
    UniqueConstraint("guild_id", "group_id", "user_id"),
)

buddy_wishes = Table(
    "buddy_wishes",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "group_id", "user_id"),
)

buddies = Table(
    "buddies",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("first_id", nullable=False),
    snowflake("second_id", nullable=False),
    Column("state", String(10), nullable=False),
    Column("first_yes", Boolean, nullable=False, default=False),
    Column("second_yes", Boolean, nullable=False, default=False),
    Column("first_day", Integer),
    Column("second_day", Integer),
    instant("at", nullable=False),
    due(),
)

practice_reminders = Table(
    "practice_reminders",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("days", String(20), nullable=False),
    Column("time", Time, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_until", Time, nullable=False),
    due(),
    UniqueConstraint("guild_id", "group_id", "user_id"),
)
