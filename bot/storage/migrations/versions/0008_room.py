"""room: what happens in and after a session"""

revision = "0008_room"
down_revision = "0007_series"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
