"""proof: one chain over all cases, bound by salted commitments"""

import hashlib
import json
import secrets
from datetime import UTC

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Instant

revision = "0005_proof"
down_revision = "0004_casework"
branch_labels = None
depends_on = None

START = "0" * 64
TIMELINE = sa.table(
    "timeline",
    sa.column("id", sa.Integer),
    sa.column("guild_id", sa.BigInteger),
    sa.column("case_id", sa.Integer),
    sa.column("number", sa.Integer),
    sa.column("at", Instant),
    sa.column("event", sa.String),
    sa.column("actor_id", sa.BigInteger),
    sa.column("facts", sa.JSON),
    sa.column("note", sa.LargeBinary),
    sa.column("commitments", sa.JSON),
    sa.column("salts", sa.JSON),
    sa.column("previous", sa.String),
    sa.column("digest", sa.String),
)


def upgrade() -> None:
    chain = op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("entry_digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
        sa.UniqueConstraint("guild_id", "number", name=op.f("uq_chain_guild_id_number")),
    )
    op.create_index(op.f("ix_chain_guild_id"), "chain", ["guild_id"], unique=False)
    heads = op.create_table(
        "chain_heads",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("due_at", Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain_heads")),
        sa.UniqueConstraint("guild_id", name=op.f("uq_chain_heads_guild_id")),
    )
    op.create_index(op.f("ix_chain_heads_guild_id"), "chain_heads", ["guild_id"], unique=False)
    op.create_index(op.f("ix_chain_heads_due_at"), "chain_heads", ["due_at"], unique=False)
    with op.batch_alter_table("timeline", schema=None) as batch_op:
        for name in ("commitments", "salts"):
            batch_op.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("unscreened", schema=None) as batch_op:
        batch_op.drop_constraint("uq_unscreened_guild_id_message_id_reason", type_="unique")
        batch_op.create_unique_constraint(
            "uq_unscreened_guild_id_channel_id_message_id_reason", ["guild_id", "channel_id", "message_id", "reason"]
        )
    bind(op.get_bind(), chain, heads)


def bind(connection: sa.Connection, chain: sa.Table, heads: sa.Table) -> None:
    """Bind rows of before with salts of their own; what they say stays as it is."""
    ends: dict[tuple[int, int], str] = {}
    tops: dict[int, tuple[int, str]] = {}
    rows = connection.execute(sa.select(TIMELINE).order_by(TIMELINE.c.guild_id, TIMELINE.c.id)).mappings().all()
    for row in rows:
        guild, case, number = row["guild_id"], row["case_id"], row["number"]
        facts = {name: value for name, value in row["facts"].items() if name != "salt"}
        values = {"actor": row["actor_id"], "facts": facts, "note": row["note"].hex() if row["note"] else None}
        salts = {name: secrets.token_hex(16) for name in values}
        commitments = {name: digest([salts[name], value]) for name, value in values.items()}
        previous = ends.get((guild, case), START)
        at = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
        ends[guild, case] = entry = digest([previous, number, at, row["event"], commitments])
        connection.execute(
            sa.update(TIMELINE)
            .where(TIMELINE.c.id == row["id"])
            .values(facts=facts, salts=salts, commitments=commitments, previous=previous, digest=entry)
        )
        top, before = tops.get(guild, (0, START))
        link = digest([before, top + 1, case, number, entry])
        tops[guild] = (top + 1, link)
        found = {"guild_id": guild, "number": top + 1, "case_id": case, "entry": number, "entry_digest": entry}
        connection.execute(sa.insert(chain).values(**found, previous=before, digest=link, at=row["at"]))
    for guild, (top, link) in tops.items():
        connection.execute(sa.insert(heads).values(guild_id=guild, number=top, digest=link))


def digest(values: list[object]) -> str:
    said = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()
