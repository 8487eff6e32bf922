"""circle: shares"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0017_circle"
down_revision = "0015_process"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "shares",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.Integer(),
            sa.ForeignKey("groups.id", name="fk_shares_group_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("hope", sa.String(length=20), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", "group_id", "due_at"):
        op.create_index(op.f(f"ix_shares_{column}"), "shares", [column], unique=False)
