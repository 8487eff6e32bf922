"""What members give each other: shares, covered messages, and thanks."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table, UniqueConstraint

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

covers = Table(
    "covers",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    snowflake("channel_id", nullable=False),
    snowflake("message_id", nullable=False),
    Column("topic", String(20), nullable=False),
    sealed("words"),
    instant("at", nullable=False),
    due(),
    UniqueConstraint("guild_id", "message_id"),
)
"""Messages whose words stand behind a content note. Until the original is removed, that is due."""

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
