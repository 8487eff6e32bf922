"""life: phases of a group"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0020_life"
down_revision = "0017_circle"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("groups", sa.Column("phase", sa.String(length=20), nullable=False, server_default="running"))
    op.add_column("groups", sa.Column("ending_since", Instant(), nullable=True))
    op.add_column("groups", sa.Column("ending_sessions", sa.Integer(), nullable=True))
    op.add_column("groups", sa.Column("ending_until", Instant(), nullable=True))
