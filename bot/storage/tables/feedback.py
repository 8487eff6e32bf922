"""Feedback that members asked each other for."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

feedback_rounds = Table(
    "feedback_rounds",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("by_id"),
    Column("pair", Boolean, nullable=False),
    Column("open", Boolean, nullable=False),
    instant("until", nullable=False),
    instant("at", nullable=False),
    due(),
)

feedback_places = Table(
    "feedback_places",
    metadata,
    key(),
    guild(),
    link("round_id", "feedback_rounds", nullable=False),
    snowflake("user_id", nullable=False),
    Column("state", String(10), nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("round_id", "user_id"),
)

feedback = Table(
    "feedback",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    link("round_id", "feedback_rounds", nullable=False),
    link("place_id", "feedback_places", nullable=False),
    snowflake("user_id", nullable=False),
    sealed("words"),
    Column("state", String(10), nullable=False),
    Column("shareable", Boolean, nullable=False),
    snowflake("receiver_id"),
    sealed("copy"),
    sealed("answer"),
    Column("thanked", Boolean, nullable=False, default=False),
    Column("shared", Boolean, nullable=False, default=False),
    snowflake("author_id"),
    sealed("note"),
    instant("at", nullable=False),
    UniqueConstraint("place_id", "user_id"),
)
"""``place_id`` is the place of the person it is for. They are named in ``receiver_id``, with a copy under their own
key, only once it is released: before that nothing of theirs tells that somebody wrote."""
