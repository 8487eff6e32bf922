"""circle: shares, mentors and buddies"""

revision = "0017_circle"
down_revision = "0016_skills"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
