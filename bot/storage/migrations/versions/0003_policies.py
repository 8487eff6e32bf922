"""escalation policies and contacts outside Discord"""

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0003_policies"
down_revision = "0002_rota_layers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("since", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarms")),
        sa.UniqueConstraint("guild_id", "reason", "case_id", name=op.f("uq_alarms_guild_id_reason_case_id")),
    )
    with op.batch_alter_table("alarms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alarms_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "outside_contacts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("scheme", sa.String(length=30), nullable=False),
        sa.Column("url", sa.LargeBinary(), nullable=True),
        sa.Column("added_by", sa.BigInteger(), nullable=True),
        sa.Column("added_at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.Column("tried_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.Column("worked", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_contacts")),
    )
    with op.batch_alter_table("outside_contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outside_contacts_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "policies",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.BigInteger(), nullable=True),
        sa.Column("saved_at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
        sa.UniqueConstraint(
            "guild_id", "kind", "level", "editor_id", name=op.f("uq_policies_guild_id_kind_level_editor_id")
        ),
    )
    with op.batch_alter_table("policies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_policies_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "policy_people",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_id"], ["policies.id"], name=op.f("fk_policy_people_policy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_people")),
    )
    with op.batch_alter_table("policy_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_policy_people_guild_id"), ["guild_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_policy_people_policy_id"), ["policy_id"], unique=False)
