"""The outbox as the courier works it, over all guilds: claim, finish, put back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select, true, update
from sqlalchemy.engine import RowMapping

from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.storage.database import Database
from bot.storage.direct import DirectRepository
from bot.storage.outbox import Outbox, Posts
from bot.storage.tables import outbox
from bot.storage.unit import Unit


def _entry(row: RowMapping) -> OutboxEntry:
    return OutboxEntry(
        id=row["id"],
        guild_id=row["guild_id"],
        kind=row["kind"],
        subject=row["subject"],
        action=Action(row["action"]),
        priority=Priority(row["priority"]),
        due_at=row["due_at"],
        channel_id=row["channel_id"],
        user_id=row["user_id"],
        outside=row["outside"],
        payload=row["payload"],
        attempts=row["attempts"],
        doubtful=row["doubtful"],
    )


class Deliveries:
    """Moves entries queued → sending → sent or failed. An entry left in ``sending`` by a crash is doubtful."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def recover(self) -> int:
        """At start: put entries that a crash left in ``sending`` back, as doubtful; how many."""
        again = update(outbox).where(outbox.c.state == "sending")
        async with self._database.everywhere(writes=True) as connection:
            return (await connection.execute(again.values(state="queued", doubtful=True))).rowcount

    async def claim(
        self,
        now: datetime,
        limit: int,
        least: int = int(Priority.CRISIS),
        most: int = int(Priority.ROUTINE),
        but: Collection[int] = (),
    ) -> list[OutboxEntry]:
        """Take up to ``limit`` due entries, the most urgent first, so that nobody else sends them.

        Only those whose priority is from ``least`` to ``most``, and none for the channels ``but``.
        """
        elsewhere = or_(outbox.c.channel_id.is_(None), outbox.c.channel_id.not_in(but)) if but else true()
        wanted = (
            select(outbox.c.id)
            .where(
                outbox.c.state == "queued", outbox.c.due_at <= now, outbox.c.priority.between(least, most), elsewhere
            )
            .order_by(outbox.c.priority, outbox.c.due_at, outbox.c.created_at, outbox.c.id)
            .limit(limit)
        )
        async with self._database.everywhere(writes=True) as connection:
            if connection.dialect.name == "postgresql":
                wanted = wanted.with_for_update(skip_locked=True)
            taken = await connection.execute(
                update(outbox).where(outbox.c.id.in_(wanted)).values(state="sending").returning(*outbox.c)
            )
            entries = [_entry(row) for row in taken.mappings()]
        return sorted(entries, key=lambda entry: (entry.priority, entry.due_at))

    async def retry(self, entry: OutboxEntry, due_at: datetime, problem: str, *, doubtful: bool) -> None:
        """Put an entry back for ``due_at``; ``problem`` is a short code, never words."""
        async with self._database.everywhere(writes=True) as connection:
            await connection.execute(
                update(outbox)
                .where(outbox.c.id == entry.id)
                .values(
                    state="queued",
                    due_at=due_at,
                    attempts=entry.attempts + 1,
                    problem=problem[:40],
                    doubtful=doubtful or entry.doubtful,
                )
            )

    @staticmethod
    async def finish(unit: Unit, entry: OutboxEntry, state: str, problem: str | None = None) -> None:
        """In the unit's transaction: the entry is ``sent``, ``failed`` or ``withdrawn``."""
        await unit.connection.execute(
            update(outbox)
            .where(outbox.c.id == entry.id, outbox.c.guild_id == unit.guild_id)
            .values(state=state, due_at=None, problem=problem, sent_at=unit.now())
        )
        await Outbox(unit).let_follow(entry.id)

    @staticmethod
    async def posted(unit: Unit, entry: OutboxEntry, channel_id: int, message_id: int) -> None:
        """In the unit's transaction: the entry became this message. A person's channel is remembered."""
        await Posts(unit).add(entry, channel_id, message_id)
        if entry.user_id is not None:
            await DirectRepository(unit).remember(entry.user_id, channel_id)

    @staticmethod
    async def redrawn_since(unit: Unit, subject: str, moment: datetime) -> bool:
        """Whether the subject changed since ``moment``: a card drawn then may already be out of date."""
        query = select(func.count()).where(
            outbox.c.guild_id == unit.guild_id,
            outbox.c.subject == subject,
            outbox.c.action == Action.REFRESH.value,
            outbox.c.created_at >= moment,
            outbox.c.state != "queued",
        )
        return bool((await unit.connection.execute(query)).scalar())

    async def forget_before(self, moment: datetime) -> int:
        """Delete entries finished before ``moment``; how many."""
        finished = and_(outbox.c.due_at.is_(None), or_(outbox.c.sent_at < moment, outbox.c.created_at < moment))
        async with self._database.everywhere(writes=True) as connection:
            return (await connection.execute(outbox.delete().where(finished))).rowcount


def backoff(attempts: int) -> timedelta:
    """How long to wait before the next try: 2 s doubling to 5 min."""
    return timedelta(seconds=min(300, 2 ** (attempts + 1)))
