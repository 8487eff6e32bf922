"""Questions that members ask without their name."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from bot.storage.tables.base import guild, instant, key, link, metadata, sealed, snowflake

questions = Table(
    "questions",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    Column("state", String(10), nullable=False, default="open"),
    sealed("answer"),
    snowflake("author_id"),
    instant("at", nullable=False),
)
