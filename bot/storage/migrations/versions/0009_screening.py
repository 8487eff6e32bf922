"""screening: sensitivity, own phrases, verdicts of moderators"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0009_screening"
down_revision = "0008_room"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    with op.batch_alter_table("guilds") as guilds:
        guilds.add_column(sa.Column("sensitivity", sa.String(20), nullable=True))
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("flag_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=10), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("guild_id", "flag_id"),
    )
    op.create_index(op.f("ix_judgements_guild_id"), "judgements", ["guild_id"], unique=False)
