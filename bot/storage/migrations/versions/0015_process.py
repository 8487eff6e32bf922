"""process: rounds and feedback"""

revision = "0015_process"
down_revision = "0014_course"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
