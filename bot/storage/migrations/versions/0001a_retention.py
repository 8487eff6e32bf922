"""when to tidy next, professionals who are absent"""

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0001a_retention"
down_revision = "43a70445e105"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retentions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retentions")),
        sa.UniqueConstraint("guild_id", name=op.f("uq_retentions_guild_id")),
    )
    with op.batch_alter_table("retentions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_retentions_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_retentions_guild_id"), ["guild_id"], unique=False)

    with op.batch_alter_table("professionals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("absent_since", bot.storage.tables.base.Instant(timezone=True), nullable=True))
