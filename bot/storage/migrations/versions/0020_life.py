"""life: phases of a group, an agreement made together, referrals and the care members name"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0020_life"
down_revision = "0019_library"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("groups", sa.Column("phase", sa.String(length=20), nullable=False, server_default="running"))
    op.add_column("groups", sa.Column("ending_since", Instant(), nullable=True))
    op.add_column("groups", sa.Column("ending_sessions", sa.Integer(), nullable=True))
    op.add_column("groups", sa.Column("ending_until", Instant(), nullable=True))
    _create(
        "amendments",
        "group",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("wording", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
    )
    _create(
        "amendment_voices",
        "amendment",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("amendment_id", "user_id"),
    )
    _create(
        "referrals",
        "group",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("follow_on", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
    )
    op.create_index(op.f("ix_referrals_due_at"), "referrals", ["due_at"], unique=False)
    _create(
        "cares",
        "group",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("audience", sa.String(length=10), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("group_id", "user_id"),
    )


def _create(name: str, owner: str, *more: Any) -> None:
    """A table of rows that go with their group or proposal."""
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
