"""Leaving with or without a word: those who lead see who left, and the group reads only what the person wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.groups import EnrolmentState
from bot.domain.outbox import Priority
from bot.domain.records import EnrolmentRecord
from bot.domain.sessions import SessionRecord, SessionState
from bot.domain.triage import Level, Source
from bot.errors import NotFound
from bot.services.enrolments import EnrolmentService, country_of
from bot.services.leaving import tell_leaving
from bot.services.private_words import PrivateWords
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.goodbyes import GoodbyeRepository
from bot.storage.outbox import Outbox
from bot.storage.sessions import SessionRepository
from bot.storage.tables import goodbyes
from bot.storage.unit import Unit

LONGEST = 1000
SOON = timedelta(days=15)
"""A goodbye at a session is possible if one starts within this time; nobody is kept for longer."""


@dataclass(frozen=True, slots=True)
class Farewell:
    """What a goodbye led to. ``at`` is the start of the session until whose end they stay; None: they have left.

    ``level`` above green means that a professional will see the word; ``country`` is for the emergency number then.
    """

    at: datetime | None
    level: Level = Level.GREEN
    country: str = ""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """A leaving as those who lead see it; ``at`` is the start of the session at which they want a goodbye."""

    id: int
    group_id: int
    user_id: int
    word: str | None
    shared: bool
    at: datetime | None


class GoodbyeService:
    """Keeps the word, sealed, and lets the person go now or after the goodbye."""

    def __init__(self, database: Database, enrolments: EnrolmentService, private: PrivateWords) -> None:
        self._database, self._enrolments, self._private, self._due = database, enrolments, private, Due(database)

    async def next_session(self, guild_id: int, group_id: int) -> datetime | None:
        """When a goodbye could be; None if no session is near."""
        async with self._database.reading(guild_id) as unit:
            found = await _near(unit, group_id)
        return found.starts if found else None

    async def screened(self, guild_id: int, group_id: int, user_id: int) -> bool:
        """Whether a word of this person is screened."""
        async with self._database.reading(guild_id) as unit:
            return await self._private.screened(unit, group_id, user_id)

    async def say(
        self, guild_id: int, group_id: int, user_id: int, text: str, *, shared: bool, at_session: bool
    ) -> Farewell:
        """Leave with a word (or none), now or after the next session. Raises NotFound without a seat."""
        said = text.strip()[:LONGEST]
        async with self._database.unit(guild_id) as unit:
            seat = await EnrolmentRepository(unit).get(group_id, user_id)
            if seat is None or seat.state is not EnrolmentState.ACTIVE:
                raise NotFound("join-not-enrolled")
            level = await self._look(unit, seat, said)
            country = await country_of(unit, group_id, user_id)
            session = await _near(unit, group_id) if at_session else None
            box = await unit.seal(user_id, said) if said else None
            number = await GoodbyeRepository(unit).save(
                group_id,
                user_id,
                box,
                shared=shared and bool(said),
                session_id=session.id if session else None,
                due_at=session.ends if session else None,
            )
            if session is None:
                await self._enrolments.depart(unit, group_id, user_id)
            else:
                await EnrolmentRepository(unit).move(seat, EnrolmentState.LEAVING)
                await tell_leaving(unit, "group-leaving", "staff", group_id, number)
            if shared and said:
                await tell_leaving(unit, "goodbye-shared", "talk", group_id, number)
        return Farewell(session.starts if session else None, level, country)

    async def get(self, guild_id: int, goodbye_id: int) -> Goodbye | None:
        """A leaving with its word in the clear; None when it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await GoodbyeRepository(unit).get(goodbye_id)
            if row is None:
                return None
            session = await SessionRepository(unit).get(row["session_id"]) if row["session_id"] else None
            word = await unit.open(row["user_id"], row["word"])
        at = session.starts if session else None
        return Goodbye(row["id"], row["group_id"], row["user_id"], word, row["shared"], at)

    async def run_due(self, now: datetime) -> int:
        """Let go whoever stayed for a goodbye, once its session is over."""
        return await self._due.units(goodbyes, now, self._let_go)

    async def _let_go(self, unit: Unit, goodbye_id: int) -> None:
        rows = GoodbyeRepository(unit)
        row = await rows.get(goodbye_id)
        if row is None or row["due_at"] is None or row["due_at"] > unit.now():
            return
        session = await SessionRepository(unit).get(row["session_id"]) if row["session_id"] else None
        if session is not None and session.state is SessionState.CANCELLED:
            session = await _near(unit, row["group_id"])
        if session is not None and session.state is SessionState.PLANNED and session.ends > unit.now():
            await rows.put_off(goodbye_id, session.id, session.ends)
            await Outbox(unit).refresh(f"goodbye:{goodbye_id}", priority=Priority.ROUTINE)
            return
        await rows.put_off(goodbye_id, row["session_id"], None)
        seat = await EnrolmentRepository(unit).get(row["group_id"], row["user_id"])
        if seat is not None and seat.state is EnrolmentState.LEAVING:
            await self._enrolments.depart(unit, row["group_id"], row["user_id"])

    async def _look(self, unit: Unit, seat: EnrolmentRecord, said: str) -> Level:
        verdict = await self._private.judge(unit, seat.group_id, seat.user_id, said)
        await self._private.flag(
            unit,
            seat.group_id,
            seat.user_id,
            verdict,
            level=verdict.level,
            source=Source.SESSION,
            fingerprint=f"goodbye:{seat.group_id}:{seat.user_id}:{int(unit.now().timestamp() * 1000)}",
            said=said,
        )
        return verdict.level


async def _near(unit: Unit, group_id: int) -> SessionRecord | None:
    coming = await SessionRepository(unit).coming([group_id], unit.now())
    return next((one for one in coming if one.starts <= unit.now() + SOON), None)
