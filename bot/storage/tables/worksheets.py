"""Private tools of members: worksheets, and what those who lead have released."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import guild, instant, key, link, metadata, sealed, snowflake

sheets = Table(
    "sheets",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("tool", String(40), nullable=False),
    sealed("answers"),
    Column("page", Integer, nullable=False, default=0),
    Column("audience", String(10), nullable=False, default="nobody"),
    instant("begun_at", nullable=False),
    instant("at", nullable=False),
)

releases = Table(
    "releases",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("tool", String(40), nullable=False),
    sealed("steps"),
    snowflake("by_id"),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "group_id", "user_id", "tool"),
)

tool_switches = Table(
    "tool_switches",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("tool", String(50), nullable=False),
    snowflake("by_id"),
    instant("at", nullable=False),
    UniqueConstraint("group_id", "tool"),
)
"""What a group does without, though its kind has it: a row means off."""
