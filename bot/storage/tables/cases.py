"""Cases, the flags that merge into them, pages, the timeline, and what could not be screened."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, sealed, snowflake

cases = Table(
    "cases",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("person_id", nullable=False),
    Column("level", Integer, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("source", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("step", Integer, nullable=False, default=0),
    Column("round", Integer, nullable=False, default=0),
    Column("drill", Boolean, nullable=False, default=False),
    Column("policy", JSON, nullable=False),
    snowflake("owner_id"),
    instant("opened_at", nullable=False),
    instant("paging_since"),
    instant("acknowledged_at"),
    instant("asked_at"),
    instant("closed_at"),
    Column("outcome", String(30)),
    due(),
)

flags = Table(
    "flags",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    snowflake("person_id", nullable=False),
    snowflake("reporter_id"),
    Column("source", String(20), nullable=False),
    Column("level", Integer, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("rules", JSON, nullable=False),
    snowflake("channel_id"),
    snowflake("message_id"),
    Column("fingerprint", String(120), nullable=False),
    sealed("evidence"),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "fingerprint"),
)

pages = Table(
    "pages",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    snowflake("user_id"),
    Column("step", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    Column("outside", Boolean, nullable=False, default=False),
    Column("result", String(20), nullable=False, default="queued"),
    instant("at", nullable=False),
)

timeline = Table(
    "timeline",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    Column("number", Integer, nullable=False),
    instant("at", nullable=False),
    Column("event", String(40), nullable=False),
    snowflake("actor_id"),
    Column("facts", JSON, nullable=False),
    sealed("note"),
    Column("commitments", JSON, nullable=False, server_default="{}"),
    Column("salts", JSON, nullable=False, server_default="{}"),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("case_id", "number"),
)

followups = Table(
    "followups",
    metadata,
    key(),
    guild(),
    link("case_id", "cases", nullable=False),
    snowflake("assignee_id", nullable=False),
    instant("at", nullable=False),
    instant("done_at"),
    due(),
)

unscreened = Table(
    "unscreened",
    metadata,
    key(),
    guild(),
    link("group_id", "groups", nullable=False),
    snowflake("person_id", nullable=False),
    snowflake("channel_id", nullable=False),
    snowflake("message_id", nullable=False),
    Column("reason", String(40), nullable=False),
    instant("at", nullable=False),
    snowflake("seen_by"),
    instant("seen_at"),
    UniqueConstraint("guild_id", "channel_id", "message_id", "reason"),
)

cursors = Table(
    "cursors",
    metadata,
    key(),
    guild(),
    snowflake("channel_id", nullable=False),
    snowflake("message_id", nullable=False),
    UniqueConstraint("guild_id", "channel_id"),
)

counts = Table(
    "counts",
    metadata,
    key(),
    guild(),
    Column("day", Date, nullable=False),
    Column("level", Integer, nullable=False),
    Column("messages", Integer, nullable=False, default=0),
    UniqueConstraint("guild_id", "day", "level"),
)

phrases = Table(
    "phrases",
    metadata,
    key(),
    guild(),
    link("group_id", "groups"),
    Column("text", String(200), nullable=False),
    Column("level", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    snowflake("added_by", nullable=False),
    instant("at", nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    key(),
    guild(),
    Column("flag_id", Integer, nullable=False),
    Column("opinion", String(10), nullable=False),
    Column("level", Integer, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("rules", JSON, nullable=False),
    instant("at", nullable=False),
    UniqueConstraint("guild_id", "flag_id"),
)
