"""screening: sensitivity, own phrases, verdicts of moderators"""

revision = "0009_screening"
down_revision = "0008_room"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
