"""attendance: who was there, and who is missed"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0011_attendance"
down_revision = "0010_mirror"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    _create(
        "attendance",
        _link("session_id", "sessions"),
        _person("user_id"),
        sa.Column("state", sa.String(20)),
        sa.Column("said", sa.Boolean(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("since", Instant()),
        _at(),
        sa.UniqueConstraint("session_id", "user_id"),
        indexes=("session_id",),
    )
    _create(
        "absence_decisions",
        _link("group_id", "groups"),
        _person("user_id"),
        _link("session_id", "sessions"),
        sa.Column("decision", sa.String(20), nullable=False),
        _at(),
        sa.UniqueConstraint("group_id", "user_id"),
        indexes=("group_id", "session_id"),
    )
    _create(
        "goodbyes",
        _link("group_id", "groups"),
        _person("user_id"),
        sa.Column("word", sa.LargeBinary()),
        sa.Column("shared", sa.Boolean(), nullable=False),
        _link("session_id", "sessions", nullable=True),
        _at(),
        sa.Column("due_at", Instant()),
        sa.UniqueConstraint("group_id", "user_id"),
        indexes=("group_id", "session_id", "due_at"),
    )
    _create(
        "summaries",
        _link("session_id", "sessions"),
        _person("author_id"),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("shared_at", Instant()),
        _at(),
        sa.UniqueConstraint("session_id"),
        indexes=("session_id",),
    )


def _create(name: str, *columns: Any, indexes: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", *indexes):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def _link(name: str, of: str, *, nullable: bool = False) -> Any:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{of}.id", ondelete="CASCADE"), nullable=nullable)


def _person(name: str) -> Any:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _at() -> Any:
    return sa.Column("at", Instant(), nullable=False)
