"""Private words of those who lead to one member, and where messages go that direct messages refuse."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Integer, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

letters = Table(
    "letters",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    sealed("answer"),
    snowflake("author_id"),
    instant("at", nullable=False),
)
"""``words`` and ``answer`` are under the member's key: both are in their export, and go with them."""

side_rooms = Table(
    "side_rooms",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("user_id"),
    snowflake("channel_id"),
    Column("pending", JSON),
    Column("attempts", Integer, nullable=False),
    due(),
    UniqueConstraint("group_id", "user_id"),
)
"""A private thread of one person, made when a direct message is refused; ``pending`` is what waits for it.
Without a ``user_id`` whoever it was for is gone, and the thread is owed its deletion."""
