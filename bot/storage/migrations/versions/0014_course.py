"""course: courses, questions and guests"""

revision = "0014_course"
down_revision = "0013_worksheets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
