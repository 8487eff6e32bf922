"""course: courses, who has seen and understood what, and questions without a name"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0014_course"
down_revision = "0013_worksheets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    _create(
        "courses",
        "group",
        sa.Column("course", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("guild_id", "group_id"),
    )
    _create(
        "modules",
        "group",
        sa.Column("course", sa.String(length=40), nullable=False),
        sa.Column("module", sa.String(length=40), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("released_at", Instant(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.UniqueConstraint("guild_id", "group_id", "course", "module"),
    )
    op.create_index(op.f("ix_modules_due_at"), "modules", ["due_at"], unique=False)
    _create(
        "questions",
        "group",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
    )
    _create(
        "module_marks",
        "module",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("understood_at", Instant(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("guild_id", "module_id", "user_id"),
    )


def _create(name: str, owner: str, *more: Any) -> None:
    """A table of rows that go with their group or module."""
    above = sa.ForeignKey(f"{owner}s.id", name=f"fk_{name}_{owner}_id", ondelete="CASCADE")
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column(f"{owner}_id", sa.Integer(), above, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", f"{owner}_id"):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)
