"""Rows of the lines between members and whoever answers for their cases, and what was said on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.engine import RowMapping

from bot.domain.work import LineRecord, LineWord
from bot.storage.database import Database
from bot.storage.outbox import Outbox
from bot.storage.tables import line_words, lines
from bot.storage.unit import Repository

ERASED = 0
"""Stands for a member who was erased, or whose words were kept long enough."""


class LineRepository(Repository):
    """The lines of one guild."""

    async def get(self, line_id: int) -> LineRecord | None:
        """One line."""
        return await self._found(lines.c.id == line_id)

    async def of_case(self, case_id: int) -> LineRecord | None:
        """The line of a case, if there is one."""
        return await self._found(lines.c.case_id == case_id)

    async def of_thread(self, channel_id: int) -> LineRecord | None:
        """The line that this thread on the desk is an end of."""
        return await self._found(lines.c.thread_id == channel_id)

    async def latest_of(self, person_id: int, channel_id: int | None) -> LineRecord | None:
        """The person's latest line whose end with them is this thread, or their direct messages (None)."""
        place = lines.c.member_channel_id.is_(None) if channel_id is None else lines.c.member_channel_id == channel_id
        where = [lines.c.person_id == person_id, place]
        if channel_id is None:
            where.append(lines.c.owner_id.is_not(None))
        rows = await self._all(lines, *where, order_by=lines.c.opened_at)
        return _line(rows[-1]) if rows else None

    async def open_lines(self) -> list[LineRecord]:
        """Lines that somebody is at, oldest first."""
        return [_line(row) for row in await self._all(lines, lines.c.owner_id.is_not(None), lines.c.ended_at.is_(None))]

    async def ensure(self, case_id: int, group_id: int, person_id: int) -> LineRecord:
        """The line of a case, made if there was none."""
        given = {"case_id": case_id, "group_id": group_id, "person_id": person_id}
        await self._insert_once(
            lines, ("case_id",), **given, needs_thread=False, pending=[], attempts=0, opened_at=self.unit.now()
        )
        found = await self.of_case(case_id)
        assert found is not None
        return found

    async def save(self, line_id: int, **values: Any) -> None:
        """Change some columns."""
        await self._update(lines, lines.c.id == line_id, **values)
        self.unit.wake()

    async def forget(self, *which: ColumnElement[bool]) -> int:
        """Nobody is on these lines any more, and their threads have to go; how many."""
        named = lines.c.person_id != ERASED
        left: dict[str, Any] = {"person_id": ERASED, "owner_id": None, "ended_at": self.unit.now(), "pending": []}
        for row in await self._all(lines, *which, named):
            await Outbox(self.unit).refresh(f"line:{row['id']}")
        self.unit.wake()
        return await self._update(lines, *which, named, **left, due_at=self.unit.now())

    async def remove(self, line_id: int) -> None:
        """The threads are gone, and so is the line."""
        await self._delete(lines, lines.c.id == line_id)

    async def owe(self, line_id: int, due_at: datetime | None = None, **values: Any) -> None:
        """Discord must be brought in step with this line, now or at ``due_at``."""
        await self.save(line_id, due_at=due_at or self.unit.now(), **values)

    async def lease(self, line_id: int, until: datetime) -> bool:
        """Put off what is owed while it is worked on; whether it was due."""
        due = (lines.c.id == line_id, lines.c.due_at <= self.unit.now())
        return await self._update(lines, *due, due_at=until) == 1

    async def settle(self, line_id: int, lease: datetime) -> None:
        """What was leased is done, unless more was owed meanwhile."""
        await self._update(lines, lines.c.id == line_id, lines.c.due_at == lease, due_at=None)
        self.unit.wake()

    async def _found(self, where: ColumnElement[bool]) -> LineRecord | None:
        rows = await self._all(lines, where)
        return _line(rows[-1]) if rows else None


class LineWords(Repository):
    """What was said on the lines, sealed under the member's key."""

    async def add(
        self, line: LineRecord, author_id: int, words: str, files: int, message_id: int, *, inward: bool
    ) -> int | None:
        """Keep a message; its number, or None if it was kept before."""
        box = await self.unit.seal(line.person_id, words)
        made = await self._insert_once(
            line_words,
            ("guild_id", "message_id"),
            line_id=line.id,
            person_id=line.person_id,
            author_id=author_id,
            inward=inward,
            words=box,
            files=files,
            message_id=message_id,
            at=self.unit.now(),
        )
        row = await self._one(line_words, line_words.c.message_id == message_id) if made else None
        return int(row["id"]) if row else None

    async def get(self, number: int) -> LineWord | None:
        """One message, opened."""
        row = await self._one(line_words, line_words.c.id == number)
        if row is None:
            return None
        words = await self.unit.open(row["person_id"], row["words"])
        return LineWord(
            row["id"], row["line_id"], row["author_id"], row["inward"], words, row["files"], row["message_id"]
        )

    async def inward(self, line_id: int) -> list[int]:
        """Numbers of what the member wrote, in order."""
        rows = await self._all(line_words, line_words.c.line_id == line_id, line_words.c.inward)
        return [row["id"] for row in rows]

    async def last(self, line_id: int, *, inward: bool) -> int | None:
        """The Discord message that was passed on last in one direction."""
        rows = await self._all(line_words, line_words.c.line_id == line_id, line_words.c.inward.is_(inward))
        return max((row["message_id"] for row in rows), default=None)


async def guilds_with_line(database: Database, person_id: int) -> list[int]:
    """Guilds in which a person has a line over direct messages, the one opened last first."""
    where = (lines.c.person_id == person_id, lines.c.owner_id.is_not(None), lines.c.member_channel_id.is_(None))
    query = select(lines.c.guild_id, lines.c.ended_at).where(*where)
    query = query.order_by(lines.c.ended_at.is_not(None), lines.c.opened_at.desc())
    async with database.everywhere() as connection:
        return list(dict.fromkeys(row[0] for row in await connection.execute(query)))


async def somebody_reads(database: Database, person_id: int) -> bool:
    """Whether a professional is at the other end of this person's direct messages, in any guild."""
    query = select(lines.c.id).where(
        lines.c.person_id == person_id,
        lines.c.owner_id.is_not(None),
        lines.c.member_channel_id.is_(None),
        lines.c.ended_at.is_(None),
    )
    async with database.everywhere() as connection:
        return (await connection.execute(query.limit(1))).first() is not None


def waiting(kind: str, payload: Mapping[str, Any], line: LineRecord) -> list[dict[str, Any]]:
    """``pending`` with one message more, once."""
    entry = {"kind": kind, "payload": dict(payload)}
    known = [dict(one) for one in line.pending]
    return known if entry in known else [*known, entry]


def _line(row: RowMapping) -> LineRecord:
    return LineRecord(
        row["id"],
        row["guild_id"],
        row["case_id"],
        row["group_id"],
        row["person_id"],
        row["owner_id"],
        row["thread_id"],
        row["member_channel_id"],
        row["reached"],
        row["needs_thread"],
        tuple(row["pending"]),
        row["ended_at"],
        row["opened_at"],
        row["attempts"],
    )
