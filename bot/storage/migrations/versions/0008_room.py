"""room: what happens in and after a session"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0008_room"
down_revision = "0007_series"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "session_notes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(20), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_notes_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_session_notes"),
        sa.UniqueConstraint("session_id", "part", "user_id", name="uq_session_notes_session_id_part_user_id"),
    )
    for column in ("guild_id", "session_id"):
        op.create_index(f"ix_session_notes_{column}", "session_notes", [column])
