"""Notes about sessions, shared among those who lead the group and nobody else."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.notes import NotePart, SessionNote
from bot.domain.sessions import SessionRecord
from bot.errors import NotFound
from bot.services.sessions import MOST, SessionName, led
from bot.storage.database import Database
from bot.storage.notes import NoteRepository
from bot.storage.sessions import SeriesRepository, SessionRepository
from bot.storage.unit import Unit

LONGEST = 2000
BACK, AHEAD = timedelta(days=60), timedelta(days=35)
"""How far from now sessions are offered to write about."""


class NoteService:
    """Each person writes notes of their own and reads those of all who lead."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, guild_id: int, session_id: int, part: NotePart, user_id: int, text: str) -> None:
        """Keep what the person wrote, sealed, in place of their earlier note; an empty text deletes it.

        Raises NotFound.
        """
        said = text.strip()[:LONGEST]
        async with self._database.unit(guild_id) as unit:
            await _known(unit, session_id)
            if not said:
                await NoteRepository(unit).clear(session_id, part, user_id)
                return
            await NoteRepository(unit).write(session_id, part, user_id, await unit.seal(user_id, said))

    async def of(self, guild_id: int, session_id: int) -> list[SessionNote]:
        """All notes about a session, by part. Raises NotFound."""
        order = list(NotePart)
        async with self._database.reading(guild_id) as unit:
            await _known(unit, session_id)
            found = [
                SessionNote(NotePart(row["part"]), row["user_id"], words, row["at"])
                for row in await NoteRepository(unit).of(session_id)
                if (words := await unit.open(row["user_id"], row["words"]))
            ]
        return sorted(found, key=lambda note: order.index(note.part))

    async def mine(self, guild_id: int, session_id: int, part: NotePart, user_id: int) -> str:
        """What this person wrote there before; empty if nothing. Raises NotFound."""
        notes = await self.of(guild_id, session_id)
        return next((note.words for note in notes if note.part is part and note.user_id == user_id), "")

    async def choices(self, guild_id: int, user_id: int, typed: str) -> list[SessionName]:
        """Sessions of the groups the person leads, past and coming, the nearest first, by what was typed."""
        async with self._database.reading(guild_id) as unit:
            groups, now = await led(unit, user_id), unit.now()
            known = {one.id: one for one in await SeriesRepository(unit).of_groups(groups)}
            found = await SessionRepository(unit).around(groups, now - BACK, now + AHEAD)
        named = [
            SessionName(one.id, of.title, one.starts.astimezone(ZoneInfo(of.rule.zone)))
            for one in sorted(found, key=lambda one: abs(one.starts - now))
            if (of := known.get(one.series_id))
        ]
        return [one for one in named if typed.strip().lower() in str(one).lower()][:MOST]


async def _known(unit: Unit, session_id: int) -> SessionRecord:
    session = await SessionRepository(unit).get(session_id)
    if session is None:
        raise NotFound("session-gone")
    return session
