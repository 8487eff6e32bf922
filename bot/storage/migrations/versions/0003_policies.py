"""escalation policies and contacts outside Discord"""

revision = "0003_policies"
down_revision = "0002_rota_layers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
