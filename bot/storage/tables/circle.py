"""What members give each other: shares, and thanks."""

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

thanks = Table(
    "thanks",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    snowflake("receiver_id", nullable=False),
    sealed("copy"),
    Column("shareable", Boolean, nullable=False),
    Column("shared", Boolean, nullable=False, default=False),
    instant("at", nullable=False),
)
"""``words`` are under the key of whoever thanks, ``copy`` under that of whom they thank: both can export them."""
