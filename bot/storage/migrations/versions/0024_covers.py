"""covers: messages that stand behind a content note"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0024_covers"
down_revision = "0023_talk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "covers",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.Integer(),
            sa.ForeignKey("groups.id", name="fk_covers_group_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.String(length=20), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.UniqueConstraint("guild_id", "message_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", "group_id", "due_at"):
        op.create_index(op.f(f"ix_covers_{column}"), "covers", [column], unique=False)
