"""What members give each other: shares."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

shares = Table(
    "shares",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    Column("hope", String(20), nullable=False),
    sealed("words"),
    Column("answered", Boolean, nullable=False, default=False),
    instant("at", nullable=False),
    due(),
)
