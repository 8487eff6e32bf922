"""A few words about a session for those who were not there: written by those who lead, read only by the absent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.attendance import PRESENT, Presence
from bot.domain.groups import EnrolmentState
from bot.domain.outbox import Priority
from bot.domain.sessions import SessionRecord, SessionState
from bot.errors import BadInput, NotFound, Refusal
from bot.services.session_news import subject
from bot.storage.attendance import AttendanceRepository
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.goodbyes import SummaryRepository
from bot.storage.outbox import Outbox
from bot.storage.reminders import WishRepository
from bot.storage.sessions import SeriesRepository, SessionRepository
from bot.storage.unit import Unit

LONGEST = 2000
MESSAGE = "session-summary"
"""The kind of the direct message that says there is one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary as its writer sees it: ``readers`` were absent, and ``written_to`` of them asked for messages."""

    session: SessionRecord
    title: str
    words: str | None
    readers: tuple[int, ...]
    written_to: tuple[int, ...]
    shared: bool


class SummaryService:
    """Nothing is shown before the writer has seen who reads it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int, session_id: int) -> Summary:
        """The summary of a session that is over, written or not. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            return await self._get(unit, session_id)

    async def write(self, guild_id: int, session_id: int, author_id: int, text: str) -> Summary:
        """Keep the words, sealed; nobody reads them yet, unless they were shared. Raises BadInput."""
        said = text.strip()[:LONGEST]
        if not said:
            raise BadInput("summary-empty")
        async with self._database.unit(guild_id) as unit:
            await self._get(unit, session_id)
            await SummaryRepository(unit).write(session_id, author_id, await unit.seal(author_id, said))
            return await self._get(unit, session_id)

    async def share(self, guild_id: int, session_id: int) -> Summary:
        """Let the absent read it, and write to those of them who asked for messages; once."""
        async with self._database.unit(guild_id) as unit:
            found = await self._get(unit, session_id)
            if found.words is None:
                raise NotFound("summary-none")
            if await SummaryRepository(unit).share(session_id):
                for user_id in found.written_to:
                    await self._write_to(unit, found.session, user_id)
                for one in (await SessionRepository(unit).coming([found.session.group_id], unit.now()))[:1]:
                    await Outbox(unit).refresh(subject(one.id), priority=Priority.REMINDER)
        return found

    async def read(self, guild_id: int, session_id: int, user_id: int) -> Summary:
        """The summary for somebody who was absent. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            found = await self._get(unit, session_id)
        if not found.shared or found.words is None:
            raise NotFound("summary-gone")
        if user_id not in found.readers:
            raise Refusal("summary-not-absent")
        return found

    async def _get(self, unit: Unit, session_id: int) -> Summary:
        session = await SessionRepository(unit).get(session_id)
        series = await SeriesRepository(unit).get(session.series_id) if session else None
        if session is None or series is None or session.state is not SessionState.ENDED:
            raise Refusal("summary-not-over")
        rows = {row["user_id"]: row["state"] for row in await AttendanceRepository(unit).of(session_id)}
        readers = tuple(
            one.user_id
            for one in await EnrolmentRepository(unit).members(session.group_id)
            if rows.get(one.user_id) and Presence(rows[one.user_id]) not in PRESENT
        )
        wishes = await WishRepository(unit).of(session.group_id)
        asked = tuple(one for one in readers if one in wishes and wishes[one].stages)
        row = await SummaryRepository(unit).get(session_id)
        words = await unit.open(row["author_id"], row["words"]) if row else None
        return Summary(session, series.title, words, readers, asked, bool(row and row["shared_at"]))

    @staticmethod
    async def _write_to(unit: Unit, session: SessionRecord, user_id: int) -> None:
        seat = await EnrolmentRepository(unit).get(session.group_id, user_id)
        if seat is not None and seat.state is EnrolmentState.ACTIVE:
            await Outbox(unit).send(
                MESSAGE,
                f"summary:{session.id}",
                f"{MESSAGE}:{session.id}:{user_id}",
                priority=Priority.ROUTINE,
                user_id=user_id,
                payload={"session": session.id},
            )
