"""process: sessions that go on, rounds, practice"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0015_process"
down_revision = "0014_course"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    group = sa.ForeignKey("groups.id", name="fk_floors_group_id", ondelete="CASCADE")
    _create(
        "floors",
        sa.Column("group_id", sa.Integer(), group, nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.UniqueConstraint("session_id"),
        indexed=("group_id", "due_at"),
    )
    _create(
        "round_places",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("turn", sa.String(length=10), nullable=False),
        sa.UniqueConstraint("session_id", "user_id"),
    )
    group = sa.ForeignKey("groups.id", name="fk_practices_group_id", ondelete="CASCADE")
    _create(
        "practices",
        sa.Column("group_id", sa.Integer(), group, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.UniqueConstraint("session_id"),
        indexed=("group_id", "due_at"),
    )


def _create(name: str, *more: Any, indexed: tuple[str, ...] = ()) -> None:
    """A table of rows that belong to a session."""
    session = sa.ForeignKey("sessions.id", name=f"fk_{name}_session_id", ondelete="CASCADE")
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.Integer(), session, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", "session_id", *indexed):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)
