"""talks: the thread in which a member writes privately to those who lead"""

import sqlalchemy as sa
from alembic import op

revision = "0026_talks"
down_revision = "0025_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("enrolments", sa.Column("thread_id", sa.BigInteger(), nullable=True))
