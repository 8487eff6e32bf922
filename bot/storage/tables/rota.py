"""The rota: shifts, rotations and their people, layers, overrides, time off, swaps, and what watches over it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, String, Table, Time, UniqueConstraint

from bot.storage.tables.base import due, guild, instant, key, link, metadata, snowflake

shifts = Table(
    "shifts",
    metadata,
    key(),
    guild(),
    snowflake("user_id", nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("layer", Integer, nullable=False, default=1, server_default="1"),
    UniqueConstraint("guild_id", "user_id", "weekday", "starts"),
)

rotations = Table(
    "rotations",
    metadata,
    key(),
    guild(),
    Column("name", String(80), nullable=False),
    Column("layer", Integer, nullable=False),
    Column("first", Date, nullable=False),
    Column("handoff", Time, nullable=False),
    Column("ends", Time),
    Column("days", Integer, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("until", Date),
)

rotation_people = Table(
    "rotation_people",
    metadata,
    key(),
    guild(),
    link("rotation_id", "rotations", nullable=False),
    Column("place", Integer, nullable=False),
    snowflake("user_id", nullable=False),
)

layers = Table(
    "rota_layers",
    metadata,
    key(),
    guild(),
    Column("number", Integer, nullable=False),
    Column("name", String(80), nullable=False),
    UniqueConstraint("guild_id", "number"),
)

overrides = Table(
    "overrides",
    metadata,
    key(),
    guild(),
    snowflake("user_id", nullable=False),
    snowflake("replaces_user_id"),
    instant("starts", nullable=False),
    instant("ends", nullable=False),
    Column("layer", Integer, nullable=False, default=1, server_default="1"),
)

time_off = Table(
    "time_off",
    metadata,
    key(),
    guild(),
    snowflake("user_id", nullable=False),
    instant("starts", nullable=False),
    instant("ends", nullable=False),
)

swaps = Table(
    "swaps",
    metadata,
    key(),
    guild(),
    snowflake("asker_id", nullable=False),
    snowflake("other_id", nullable=False),
    instant("starts", nullable=False),
    instant("ends", nullable=False),
    instant("back_starts"),
    instant("back_ends"),
    Column("state", String(20), nullable=False),
    instant("asked_at", nullable=False),
    due(),
)

watches = Table(
    "rota_watches",
    metadata,
    key(),
    guild(),
    Column("reach_days", Integer, nullable=False, default=30),
    Column("always", Boolean, nullable=False, default=False),
    Column("told", String(100)),
    due(),
    UniqueConstraint("guild_id"),
)

warnings = Table(
    "rota_warnings",
    metadata,
    key(),
    guild(),
    Column("kind", String(20), nullable=False),
    Column("layer", Integer, nullable=False),
    snowflake("user_id", nullable=False),
    instant("since", nullable=False),
    Column("stage", Integer, nullable=False),
    UniqueConstraint("guild_id", "kind", "layer", "user_id", "since", "stage"),
)
