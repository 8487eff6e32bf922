"""layers, rotations, time off and swaps of the rota"""

revision = "0002_rota_layers"
down_revision = "0001b_helplines"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
