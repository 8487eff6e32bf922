"""peers: mentors, buddies, reminders of practice"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0022_mentors"
down_revision = "0021_process"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    _make(
        "mentors",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.UniqueConstraint("guild_id", "group_id", "user_id"),
        index=("due_at",),
    )
    _make(
        "buddy_wishes",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("guild_id", "group_id", "user_id"),
    )
    _make(
        "buddies",
        sa.Column("first_id", sa.BigInteger(), nullable=False),
        sa.Column("second_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("first_yes", sa.Boolean(), nullable=False),
        sa.Column("second_yes", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("second_day", sa.Integer(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        index=("due_at",),
    )
    _make(
        "practice_reminders",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.String(length=20), nullable=False),
        sa.Column("time", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.UniqueConstraint("guild_id", "group_id", "user_id"),
        index=("due_at",),
    )


def _make(name: str, *columns: Any, index: Iterable[str] = ()) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.Integer(),
            sa.ForeignKey("groups.id", name=f"fk_{name}_group_id", ondelete="CASCADE"),
            nullable=False,
        ),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", "group_id", *index):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)
