"""attendance: who was there, and who is missed"""

revision = "0011_attendance"
down_revision = "0010_mirror"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
