"""edited helplines, and test pages of the set-up"""

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0001b_helplines"
down_revision = "0001a_retention"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("confirmed_helplines") as batch_op:
        batch_op.add_column(sa.Column("edit", sa.JSON(), nullable=True))
    op.create_table(
        "test_pages",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("answered_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_pages")),
        sa.UniqueConstraint("guild_id", "round", "user_id", name=op.f("uq_test_pages_guild_id_round_user_id")),
    )
    with op.batch_alter_table("test_pages") as batch_op:
        batch_op.create_index(batch_op.f("ix_test_pages_guild_id"), ["guild_id"], unique=False)
