"""How often members write and answer each other: counts for each week, and nothing else."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, Table, UniqueConstraint

from bot.storage.tables.base import guild, key, link, metadata, snowflake

voices = Table(
    "voices",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    Column("week", Date, nullable=False),
    snowflake("user_id", nullable=False),
    snowflake("to_id", nullable=False),
    Column("messages", Integer, nullable=False),
    UniqueConstraint("group_id", "week", "user_id", "to_id"),
)
"""``to_id`` is whom they answered, or 0 for the count of all that they wrote; ``week`` is a Monday."""
