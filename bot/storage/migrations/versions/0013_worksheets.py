"""worksheets: private tools of members"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0013_worksheets"
down_revision = "0012_phrases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    _create(
        "sheets",
        sa.Column("tool", sa.String(length=40), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=10), nullable=False),
        sa.Column("begun_at", Instant(), nullable=False),
    )
    _create(
        "releases",
        sa.Column("tool", sa.String(length=40), nullable=False),
        sa.Column("steps", sa.LargeBinary(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.UniqueConstraint("guild_id", "group_id", "user_id", "tool"),
    )


def _create(name: str, *more: Any) -> None:
    """A table of rows that belong to a person in a group."""
    owner = sa.ForeignKey("groups.id", name=f"fk_{name}_group_id", ondelete="CASCADE")
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.Integer(), owner, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        *more,
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", "group_id"):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)
