"""skills: practice and rehearsal"""

revision = "0016_skills"
down_revision = "0015_process"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
