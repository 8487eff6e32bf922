"""talk: when members can write in a group's text channel, and which reminders never come late"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0023_talk"
down_revision = "0022_mentors"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "talk_hours",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.Integer(),
            sa.ForeignKey("groups.id", name="fk_talk_hours_group_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("held_from", Instant(), nullable=True),
        sa.Column("held_until", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("group_id"),
    )
    op.add_column("session_settings", sa.Column("punctual", sa.JSON(), nullable=True))
    for column in ("guild_id", "group_id", "due_at"):
        op.create_index(op.f(f"ix_talk_hours_{column}"), "talk_hours", [column], unique=False)
