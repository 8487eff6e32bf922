"""series: rules of sessions, stages of reminders"""

revision = "0007_series"
down_revision = "0006_desk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
