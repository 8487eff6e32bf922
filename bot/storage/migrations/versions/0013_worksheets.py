"""worksheets: private tools of members"""

revision = "0013_worksheets"
down_revision = "0012_phrases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
