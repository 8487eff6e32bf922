"""layers, rotations, time off and swaps of the rota"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0002_rota_layers"
down_revision = "0001b_helplines"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("shifts", "overrides"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("layer", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("contacts") as batch:
        batch.add_column(sa.Column("asked_at", Instant(timezone=True)))
        batch.add_column(sa.Column("answered_at", Instant(timezone=True)))
    _create(
        "rotations",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("layer", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("handoff", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time()),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("until", sa.Date()),
    )
    _create(
        "rotation_people",
        sa.Column(
            "rotation_id",
            sa.Integer(),
            sa.ForeignKey("rotations.id", name="fk_rotation_people_rotation_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_rotation_people_rotation_id", "rotation_people", ["rotation_id"])
    _create(
        "rota_layers",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.UniqueConstraint("guild_id", "number", name="uq_rota_layers_guild_id_number"),
    )
    _create("time_off", sa.Column("user_id", sa.BigInteger(), nullable=False), *_span())
    _create(
        "swaps",
        sa.Column("asker_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        *_span(),
        sa.Column("back_starts", Instant(timezone=True)),
        sa.Column("back_ends", Instant(timezone=True)),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("asked_at", Instant(timezone=True), nullable=False),
        sa.Column("due_at", Instant(timezone=True)),
    )
    op.create_index("ix_swaps_due_at", "swaps", ["due_at"])
    _create(
        "rota_watches",
        sa.Column("reach_days", sa.Integer(), nullable=False),
        sa.Column("always", sa.Boolean(), nullable=False),
        sa.Column("told", sa.String(100)),
        sa.Column("due_at", Instant(timezone=True)),
        sa.UniqueConstraint("guild_id", name="uq_rota_watches_guild_id"),
    )
    op.create_index("ix_rota_watches_due_at", "rota_watches", ["due_at"])
    _watch_rotas_there_are()
    _create(
        "rota_warnings",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("layer", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("since", Instant(timezone=True), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            "guild_id",
            "kind",
            "layer",
            "user_id",
            "since",
            "stage",
            name="uq_rota_warnings_guild_id_kind_layer_user_id_since_stage",
        ),
    )


def _watch_rotas_there_are() -> None:
    """Each guild that has shifts is looked at when the bot starts next."""
    guild, past = sa.column("guild_id", sa.BigInteger), datetime(2026, 1, 1, tzinfo=UTC)
    names = ("guild_id", "reach_days", "always", "due_at")
    watches = sa.table("rota_watches", *(sa.column(name) for name in names))
    values = sa.literal(30), sa.false(), sa.literal(past, Instant(timezone=True))
    op.execute(
        watches.insert().from_select(names, sa.select(guild, *values).select_from(sa.table("shifts")).distinct())
    )


def _span() -> "tuple[sa.Column[datetime], sa.Column[datetime]]":
    return (
        sa.Column("starts", Instant(timezone=True), nullable=False),
        sa.Column("ends", Instant(timezone=True), nullable=False),
    )


def _create(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_guild_id", name, ["guild_id"])
