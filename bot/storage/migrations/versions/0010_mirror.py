"""mirror: Discord's scheduled events"""

revision = "0010_mirror"
down_revision = "0009_screening"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
