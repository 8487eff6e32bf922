"""Whom a case pages: policies, contacts outside Discord, and alarms that stand."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import guild, instant, key, link, metadata, sealed, snowflake

policies = Table(
    "policies",
    metadata,
    key(),
    guild(),
    Column("kind", String(30), nullable=False, default=""),
    Column("level", Integer, nullable=False),
    snowflake("editor_id", nullable=False, default=0),
    Column("steps", JSON, nullable=False),
    snowflake("saved_by"),
    instant("saved_at", nullable=False),
    UniqueConstraint("guild_id", "kind", "level", "editor_id"),
)
"""``editor_id`` is 0 for what is in force, else whose draft it is; ``kind`` is empty for flags of every kind."""

policy_people = Table(
    "policy_people",
    metadata,
    key(),
    guild(),
    link("policy_id", "policies", nullable=False),
    Column("step", Integer, nullable=False),
    snowflake("user_id", nullable=False),
)

outside_contacts = Table(
    "outside_contacts",
    metadata,
    key(),
    guild(),
    snowflake("user_id"),
    Column("label", String(60), nullable=False),
    Column("scheme", String(30), nullable=False),
    sealed("url"),
    snowflake("added_by"),
    instant("added_at", nullable=False),
    instant("tried_at"),
    Column("worked", Boolean),
)
"""``user_id`` is empty for a contact of the whole team, whose address is sealed under the guild's own key."""

alarms = Table(
    "alarms",
    metadata,
    key(),
    guild(),
    Column("reason", String(20), nullable=False),
    Column("case_id", Integer, nullable=False, default=0),
    instant("since", nullable=False),
    UniqueConstraint("guild_id", "reason", "case_id"),
)
"""``case_id`` is 0 for what is wrong with the guild as a whole."""
