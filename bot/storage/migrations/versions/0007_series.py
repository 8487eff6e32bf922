"""series: rules of sessions, stages of reminders"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0007_series"
down_revision = "0006_desk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    with op.batch_alter_table("series") as batch:
        batch.alter_column("every_weeks", new_column_name="every", existing_type=sa.Integer(), existing_nullable=False)
        batch.add_column(sa.Column("rhythm", sa.String(20), nullable=False, server_default="weekly"))
        batch.add_column(sa.Column("holidays", sa.String(12)))
        batch.add_column(sa.Column("link", sa.String(300)))
        batch.add_column(sa.Column("guest", sa.String(80)))
        batch.add_column(sa.Column("capacity", sa.Integer()))
        batch.add_column(sa.Column("follows_id", sa.Integer()))
    with op.batch_alter_table("sessions") as batch:
        batch.add_column(sa.Column("guest", sa.String(80)))
    _create("series_leaders", "series", sa.Column("user_id", sa.BigInteger(), nullable=False), unique=("user_id",))
    _create(
        "series_breaks",
        "series",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
    )
    _create("session_settings", "groups", sa.Column("stages", sa.JSON(), nullable=False), unique=())
    _create(
        "reminder_wishes",
        "groups",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("stages", sa.JSON(), nullable=False),
        sa.Column("news", sa.Boolean(), nullable=False),
        sa.Column("unreachable_at", Instant(timezone=True)),
        unique=("user_id",),
    )


def _create(name: str, of: str, *columns: sa.Column[Any], unique: tuple[str, ...] | None = None) -> None:
    """A table whose rows belong to rows of ``of``, each once by the ``unique`` columns beside it."""
    owner = {"series": "series_id", "groups": "group_id"}[of]
    parts = [] if unique is None else [(owner, *unique)]
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column(
            owner,
            sa.Integer(),
            sa.ForeignKey(f"{of}.id", name=f"fk_{name}_{owner}", ondelete="CASCADE"),
            nullable=False,
        ),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(sa.UniqueConstraint(*part, name=f"uq_{name}_{'_'.join(part)}") for part in parts),
    )
    for column in ("guild_id", owner):
        op.create_index(f"ix_{name}_{column}", name, [column])
