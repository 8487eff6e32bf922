"""what professionals do with a case"""

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0004_casework"
down_revision = "0003_policies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("receiver_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.Column("accepted_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.Column("due_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handovers_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_handovers_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "case_people",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_people_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_people")),
        sa.UniqueConstraint("case_id", "user_id", name=op.f("uq_case_people_case_id_user_id")),
    )
    with op.batch_alter_table("case_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_people_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_people_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "lines",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("member_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.Column("needs_thread", sa.Boolean(), nullable=False),
        sa.Column("pending", sa.JSON(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("opened_at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.Column("ended_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.Column("due_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_lines_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_lines_group_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lines")),
        sa.UniqueConstraint("case_id", name=op.f("uq_lines_case_id")),
    )
    with op.batch_alter_table("lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lines_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lines_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_lines_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lines_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.Column("until", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.Column("lifted_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.Column("due_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_measures_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_measures_group_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
    )
    with op.batch_alter_table("measures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measures_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_measures_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_measures_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_measures_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "witness_words",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.Column("decided_at", bot.storage.tables.base.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_witness_words_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_witness_words_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_witness_words")),
        sa.UniqueConstraint("case_id", name=op.f("uq_witness_words_case_id")),
    )
    with op.batch_alter_table("witness_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_witness_words_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_witness_words_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_witness_words_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "line_words",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("inward", sa.Boolean(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("at", bot.storage.tables.base.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["lines.id"], name=op.f("fk_line_words_line_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_words")),
        sa.UniqueConstraint("guild_id", "message_id", name=op.f("uq_line_words_guild_id_message_id")),
    )
    with op.batch_alter_table("line_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_line_words_guild_id"), ["guild_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_line_words_line_id"), ["line_id"], unique=False)

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_at", bot.storage.tables.base.Instant(timezone=True), nullable=True))
