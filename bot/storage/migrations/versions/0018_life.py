"""life: phases of a group's life"""

revision = "0018_life"
down_revision = "0017_circle"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
