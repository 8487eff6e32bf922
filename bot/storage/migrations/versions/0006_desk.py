"""desk: what a server sets about its desk"""

revision = "0006_desk"
down_revision = "0005_proof"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
