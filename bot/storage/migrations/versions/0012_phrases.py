"""phrases: phrases of a server and of a group"""

revision = "0012_phrases"
down_revision = "0011_attendance"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
