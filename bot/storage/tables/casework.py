"""What professionals do in a case: lines to members, measures, people brought in, handovers, words to witnesses."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

lines = Table(
    "lines",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    link("group_id", "groups", nullable=False),
    snowflake("person_id", nullable=False),
    snowflake("owner_id"),
    snowflake("thread_id"),
    snowflake("member_channel_id"),
    Column("reached", Boolean),
    Column("needs_thread", Boolean, nullable=False, default=False),
    Column("pending", JSON, nullable=False, default=list),
    Column("attempts", Integer, nullable=False, default=0),
    instant("opened_at", nullable=False),
    instant("ended_at"),
    due(),
    UniqueConstraint("case_id"),
)

line_words = Table(
    "line_words",
    metadata,
    key(),
    guild(),
    link("line_id", "lines", nullable=False),
    snowflake("person_id", nullable=False),
    snowflake("author_id", nullable=False),
    Column("inward", Boolean, nullable=False),
    sealed("words"),
    Column("files", Integer, nullable=False, default=0),
    snowflake("message_id", nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "message_id"),
)

measures = Table(
    "measures",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    link("group_id", "groups", nullable=False),
    Column("kind", String(20), nullable=False),
    snowflake("person_id"),
    snowflake("channel_id"),
    Column("every", Integer, nullable=False, default=0),
    Column("before", Integer, nullable=False, default=0),
    snowflake("by_id", nullable=False),
    instant("at", nullable=False),
    instant("until", nullable=False),
    Column("in_force", Boolean, nullable=False, default=False),
    instant("lifted_at"),
    due(),
)

case_people = Table(
    "case_people",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    snowflake("user_id", nullable=False),
    snowflake("added_by", nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("case_id", "user_id"),
)

handovers = Table(
    "handovers",
    metadata,
    key(),
    guild(),
    snowflake("giver_id", nullable=False),
    snowflake("receiver_id"),
    Column("state", String(20), nullable=False),
    instant("at", nullable=False),
    instant("accepted_at"),
    due(),
)

witness_words = Table(
    "witness_words",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    link("group_id", "groups", nullable=False),
    snowflake("editor_id"),
    sealed("words"),
    Column("state", String(20), nullable=False),
    instant("at", nullable=False),
    instant("decided_at"),
    UniqueConstraint("case_id"),
)
