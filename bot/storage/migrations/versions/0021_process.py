"""process: feedback, private words of those who lead, thanks, topics of the week"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0021_process"
down_revision = "0020_life"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    _create(
        "feedback_rounds",
        _link("feedback_rounds", "group_id", "groups"),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("pair", sa.Boolean(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        indexed=("group_id", "due_at"),
    )
    _create(
        "feedback_places",
        _link("feedback_places", "round_id", "feedback_rounds"),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("round_id", "user_id"),
        indexed=("round_id",),
    )
    _create(
        "feedback",
        _link("feedback", "group_id", "groups"),
        _link("feedback", "round_id", "feedback_rounds"),
        _link("feedback", "place_id", "feedback_places"),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("shareable", sa.Boolean(), nullable=False),
        sa.Column("receiver_id", sa.BigInteger(), nullable=True),
        sa.Column("copy", sa.LargeBinary(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("thanked", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("place_id", "user_id"),
        indexed=("group_id", "round_id", "place_id"),
    )
    _create(
        "letters",
        _link("letters", "group_id", "groups"),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        indexed=("group_id",),
    )
    _create(
        "side_rooms",
        _link("side_rooms", "group_id", "groups"),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("pending", sa.JSON(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.UniqueConstraint("group_id", "user_id"),
        indexed=("group_id", "due_at"),
    )
    _create(
        "thanks",
        _link("thanks", "group_id", "groups"),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("receiver_id", sa.BigInteger(), nullable=False),
        sa.Column("copy", sa.LargeBinary(), nullable=True),
        sa.Column("shareable", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        indexed=("group_id",),
    )
    _create(
        "topics",
        _link("topics", "group_id", "groups"),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("starter", sa.String(length=40), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        indexed=("group_id",),
    )
    _create(
        "topic_weeks",
        _link("topic_weeks", "group_id", "groups"),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.UniqueConstraint("group_id"),
        indexed=("group_id", "due_at"),
    )
    _create(
        "tool_switches",
        _link("tool_switches", "group_id", "groups"),
        sa.Column("tool", sa.String(length=50), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("group_id", "tool"),
        indexed=("group_id",),
    )
    _create(
        "voices",
        _link("voices", "group_id", "groups"),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.UniqueConstraint("group_id", "week", "user_id", "to_id"),
        indexed=("group_id",),
    )


def _link(table: str, column: str, target: str) -> Any:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}", ondelete="CASCADE")
    return sa.Column(column, sa.Integer(), key, nullable=False)


def _create(name: str, *more: Any, indexed: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("guild_id", *indexed):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)
