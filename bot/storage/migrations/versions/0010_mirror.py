"""mirror: Discord's scheduled events, links to calendars"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0010_mirror"
down_revision = "0009_screening"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    _create(
        "mirrors",
        sa.Column("trouble", sa.String(20)),
        sa.Column("due_at", Instant(timezone=True)),
        of="group",
    )
    op.create_index("ix_mirrors_due_at", "mirrors", ["due_at"])
    _create(
        "scheduled_events",
        sa.Column("event_id", sa.BigInteger()),
        sa.Column("name", sa.String(100)),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("starts", Instant(timezone=True)),
        sa.Column("ends", Instant(timezone=True)),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("asked", sa.String(80)),
        sa.UniqueConstraint("guild_id", "event_id", name="uq_scheduled_events_guild_id_event_id"),
        of="session",
    )
    _create(
        "calendar_links",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.UniqueConstraint("guild_id", "user_id", name="uq_calendar_links_guild_id_user_id"),
        sa.UniqueConstraint("token_hash", name="uq_calendar_links_token_hash"),
    )
    op.execute(
        "INSERT INTO mirrors (guild_id, group_id, due_at) SELECT guild_id, id, CURRENT_TIMESTAMP FROM groups"
    )  # sessions that are planned already are shown too
    op.drop_column("sessions", "event_id")  # not in a batch: that would make the table anew, and nothing used it


def _create(name: str, *columns: Any, of: str | None = None) -> None:
    """A table of the guild, with at most one row for each group or session that it is ``of``."""
    owner = []
    if of is not None:
        target = sa.ForeignKey(f"{of}s.id", name=f"fk_{name}_{of}_id", ondelete="CASCADE")
        unique = sa.UniqueConstraint(f"{of}_id", name=f"uq_{name}_{of}_id")
        owner = [sa.Column(f"{of}_id", sa.Integer(), target, nullable=False), unique]
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        *owner,
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in ("guild_id", *([f"{of}_id"] if of else [])):
        op.create_index(f"ix_{name}_{column}", name, [column])
