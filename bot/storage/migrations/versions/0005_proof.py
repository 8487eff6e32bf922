"""proof: chain heads and response times"""

revision = "0005_proof"
down_revision = "0004_casework"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
