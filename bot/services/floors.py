"""A session as it goes on: its agenda is stepped through, rounds go about, practice is handed out."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.content import Content, GroupType
from bot.domain.floor import MORE, Floor, Part, Place, Turn, begin_part, joined, put_off, speaking, turned
from bot.domain.outbox import Priority
from bot.domain.sessions import SessionRecord, SessionState
from bot.errors import BadInput, NotFound, Refusal
from bot.services.groups import need
from bot.services.quiet import quiet_until
from bot.services.sessions import SessionService
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.floors import FloorRepository, PracticeRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.rsvps import RsvpRepository
from bot.storage.sessions import SessionRepository
from bot.storage.tables import floors, practices
from bot.storage.unit import Unit

EARLY = timedelta(minutes=30)
"""How long before its time a session can be begun."""
LATER = timedelta(days=3)
"""When a group is reminded of its practice."""
LONGEST = 1500
BeginListener = Callable[[Unit, SessionRecord], Awaitable[None]]
"""Told, in the transaction that begins a session."""


class FloorService:
    """What those who lead, and members in a round, do while a session goes on."""

    def __init__(self, database: Database, content: Content, sessions: SessionService, chance: random.Random) -> None:
        self._database, self._content, self._sessions, self._chance = database, content, sessions, chance
        self._due = Due(database)
        self._begun: list[BeginListener] = []
        sessions.on_end(self.over)

    def on_begin(self, listener: BeginListener) -> None:
        """Tell ``listener`` of each session that somebody who leads begins."""
        self._begun.append(listener)

    async def begin(self, guild_id: int, session_id: int) -> None:
        """The session begins: its card goes to the group. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            session = await _session(unit, session_id)
            if session.state is not SessionState.PLANNED or unit.now() > session.ends:
                raise Refusal("floor-not-now")
            if unit.now() < session.starts - EARLY:
                raise Refusal("floor-too-early", minutes=int(EARLY / timedelta(minutes=1)))
            kind = await self._kind(unit, session.group_id)
            until = begin_part(_parts(kind), 0, unit.now())
            due_at = until if kind.automation.mid_session_prompts else None
            if not await FloorRepository(unit).begin(session_id, session.group_id, until, due_at):
                raise Refusal("floor-begun")
            await self._post(unit, session, "floor", "talk", f"floor:{session_id}")
            for listener in self._begun:
                await listener(unit, session)

    async def floor(self, guild_id: int, session_id: int) -> tuple[Floor, tuple[Part, ...]]:
        """How it goes on, and the agenda of its kind. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            found = await _going(unit, session_id, ended=True)
            return found, _parts(await self._kind(unit, found.group_id))

    async def step(self, guild_id: int, session_id: int, by: int) -> None:
        """Go ``by`` parts on or back; beyond the last or the first nothing changes. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _going(unit, session_id)
            kind = await self._kind(unit, found.group_id)
            item = min(max(found.item + by, 0), len(kind.agenda) - 1)
            await self._set(unit, found, kind, item, begin_part(_parts(kind), item, unit.now()))

    async def more(self, guild_id: int, session_id: int) -> None:
        """Five more minutes for this part. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _going(unit, session_id)
            kind = await self._kind(unit, found.group_id)
            await self._set(unit, found, kind, found.item, max(found.until, unit.now()) + MORE)

    async def end(self, guild_id: int, session_id: int) -> None:
        """The session is over now. Raises NotFound and Refusal."""
        await self._sessions.end_now(guild_id, session_id)

    async def over(self, unit: Unit, session: SessionRecord) -> None:
        """However it ended: its card says so."""
        if await FloorRepository(unit).end(session.id):
            await FloorRepository(unit).lay_round(session.id, ())
            for subject in (f"floor:{session.id}", f"round:{session.id}"):
                await Outbox(unit).refresh(subject, priority=Priority.MEMBER)

    async def begin_round(self, guild_id: int, session_id: int) -> int:
        """A round of those who said they would come, or of all members, in an order drawn by lot; how many.

        Raises NotFound and Refusal.
        """
        async with self._database.unit(guild_id) as unit:
            found = await _going(unit, session_id)
            people = await RsvpRepository(unit).seated(session_id)
            people = people or [one.user_id for one in await EnrolmentRepository(unit).members(found.group_id)]
            self._chance.shuffle(people)
            places = [Place(who, place, Turn.WAITING) for place, who in enumerate(people)]
            await FloorRepository(unit).lay_round(session_id, places)
            number = await FloorRepository(unit).next_round(session_id)
            await Outbox(unit).refresh(f"round:{session_id}", priority=Priority.MEMBER)
            session = await _session(unit, session_id)
            await self._post(unit, session, "round", "talk", f"round:{session_id}:{number}", number)
        return len(places)

    async def turn(self, guild_id: int, session_id: int, user_id: int, turn: Turn) -> None:
        """Somebody is done, passes or leaves the round. Only whoever has the word can be done or pass.

        Raises NotFound and Refusal.
        """
        async with self._database.unit(guild_id) as unit:
            places = (await _going(unit, session_id)).round
            if turn is not Turn.LEFT:
                _has_the_word(places, user_id)
            await self._lay(unit, session_id, turned(places, user_id, turn))

    async def later(self, guild_id: int, session_id: int, user_id: int) -> None:
        """Whoever has the word lets the others go first. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            places = (await _going(unit, session_id)).round
            _has_the_word(places, user_id)
            await self._lay(unit, session_id, put_off(places, user_id))

    async def join(self, guild_id: int, session_id: int, user_id: int) -> None:
        """Somebody comes into the round, at its end; who waits already keeps their place. Raises NotFound, Refusal."""
        async with self._database.unit(guild_id) as unit:
            places = (await _going(unit, session_id)).round
            if not any(one.user_id == user_id and one.turn is Turn.WAITING for one in places):
                await self._lay(unit, session_id, joined(places, user_id))

    async def practise(self, guild_id: int, session_id: int, user_id: int, words: str) -> datetime | None:
        """Hand out practice; when the group is reminded of it. Raises BadInput, NotFound and Refusal."""
        if not words.strip():
            raise BadInput("practice-empty")
        async with self._database.unit(guild_id) as unit:
            session = await _session(unit, session_id)
            kind = await self._kind(unit, session.group_id)
            if not kind.practice:
                raise Refusal("practice-not-here")
            due_at = unit.now() + LATER if kind.automation.practice_reminders else None
            box = await unit.seal(user_id, words.strip()[:LONGEST])
            new = await PracticeRepository(unit).hand_out(session_id, session.group_id, user_id, box, due_at)
            await Outbox(unit).refresh(f"practice:{session_id}", priority=Priority.MEMBER)
            if new:
                await self._post(unit, session, "practice", "talk", f"practice:{session_id}")
        return due_at

    async def practice(self, guild_id: int, session_id: int) -> str | None:
        """The words of a session's practice; None when they are gone."""
        async with self._database.reading(guild_id) as unit:
            row = await PracticeRepository(unit).of_session(session_id)
            return await unit.open(row["user_id"], row["words"]) if row is not None else None

    async def run_due(self, now: datetime) -> int:
        """Tell those who lead that a part's time is up, and remind groups of their practice; each once."""
        told = await self._due.units(floors, now, self._time_is_up)
        return told + await self._due.units(practices, now, self._remind)

    async def _time_is_up(self, unit: Unit, floor_id: int) -> None:
        found = await FloorRepository(unit).by_id(floor_id)
        if found is None or found.ended or found.until > unit.now():
            return
        await FloorRepository(unit).settle(found.session_id)
        session, key = (
            await _session(unit, found.session_id),
            f"floor-time:{found.session_id}:{int(found.until.timestamp())}",
        )
        await self._post(unit, session, "floor-time", "staff", key, found.item)

    async def _remind(self, unit: Unit, practice_id: int) -> None:
        row = await PracticeRepository(unit).get(practice_id)
        if row is None or row["due_at"] is None or row["due_at"] > unit.now():
            return
        if later := await quiet_until(unit, self._content, row["group_id"], unit.now()):
            await PracticeRepository(unit).put_off(practice_id, later)
            return
        await PracticeRepository(unit).settle(practice_id)
        session = await _session(unit, row["session_id"])
        await self._post(unit, session, "practice-again", "talk", f"practice-again:{session.id}")

    async def _set(self, unit: Unit, found: Floor, kind: GroupType, item: int, until: datetime) -> None:
        due_at = until if kind.automation.mid_session_prompts else None
        await FloorRepository(unit).step(found.session_id, item, until, due_at)
        await Outbox(unit).refresh(f"floor:{found.session_id}", priority=Priority.MEMBER)

    async def _lay(self, unit: Unit, session_id: int, places: list[Place]) -> None:
        await FloorRepository(unit).lay_round(session_id, places)
        await Outbox(unit).refresh(f"round:{session_id}", priority=Priority.MEMBER)

    async def _kind(self, unit: Unit, group_id: int) -> GroupType:
        return self._content.group_types[(await need(unit, group_id)).type]

    @staticmethod
    async def _post(unit: Unit, session: SessionRecord, kind: str, role: str, key: str, number: int = 0) -> None:
        channel_id = await GroupRepository(unit).channel(session.group_id, role)
        if channel_id is None:
            raise Refusal("ground-no-channel")
        payload: dict[str, Any] = {"session": session.id, "number": number}
        subject = ":".join(key.split(":")[:2])
        priority = Priority.MEMBER
        await Outbox(unit).send(kind, subject, key, priority=priority, channel_id=channel_id, payload=payload)


def _parts(kind: GroupType) -> tuple[Part, ...]:
    return tuple(Part(one.title, one.minutes) for one in kind.agenda)


def _has_the_word(places: tuple[Place, ...], user_id: int) -> None:
    now = speaking(places)
    if now is None or now.user_id != user_id:
        raise Refusal("round-not-your-turn")


async def _session(unit: Unit, session_id: int) -> SessionRecord:
    session = await SessionRepository(unit).get(session_id)
    if session is None:
        raise NotFound("session-gone")
    return session


async def _going(unit: Unit, session_id: int, *, ended: bool = False) -> Floor:
    found = await FloorRepository(unit).get(session_id)
    if found is None:
        raise NotFound("floor-unknown")
    if found.ended and not ended:
        raise Refusal("floor-over")
    return found
