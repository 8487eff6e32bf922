"""what professionals do with a case"""

revision = "0004_casework"
down_revision = "0003_policies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
