"""desk: what a server sets about its desk, and messages that keep their order"""

import sqlalchemy as sa
from alembic import op

revision = "0006_desk"
down_revision = "0005_proof"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "targets",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sa.UniqueConstraint("guild_id", "level", name=op.f("uq_targets_guild_id_level")),
    )
    op.create_index(op.f("ix_targets_guild_id"), "targets", ["guild_id"], unique=False)
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("queue", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("after", sa.String(length=24), nullable=True))
        batch_op.create_index("ix_outbox_after", ["guild_id", "after"], unique=False)
