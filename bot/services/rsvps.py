"""Members' answers to a session, and a word to the leader from those who cannot come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.outbox import Priority
from bot.domain.sessions import SEATED, Absence, Answer, SessionRecord, SessionState
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.private_words import PrivateWords
from bot.services.session_news import subject, tell_person
from bot.storage.database import Database
from bot.storage.guilds import ProfessionalRepository
from bot.storage.outbox import Outbox
from bot.storage.rsvps import RsvpRepository
from bot.storage.sessions import SeriesRepository, SessionRepository
from bot.storage.unit import Unit

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer led to. ``answer`` is the one that was kept: who would come to a session that is full waits.

    ``leaders`` are names in professional records, ``capacity`` the number of places, None without a limit.
    ``level`` above green means that a professional will see the word; ``country`` is for the emergency number then.
    """

    session: SessionRecord
    title: str
    leaders: tuple[str, ...]
    capacity: int | None = None
    answer: Answer = Answer.OPEN
    level: Level = Level.GREEN
    country: str = ""


class RsvpService:
    """Everybody answers for themselves; the card shows a count only."""

    def __init__(self, database: Database, private: PrivateWords) -> None:
        self._database, self._private = database, private

    async def answer(self, guild_id: int, session_id: int, user_id: int, answer: Answer) -> Answered:
        """Keep the person's answer in place of an earlier one. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            told = await self._open(unit, session_id)
            if told.capacity is not None:
                await SessionRepository(unit).hold(session_id)
            kept = await self._seat(unit, told, user_id, answer)
            if kept is not Answer.WAITING or await RsvpRepository(unit).given(session_id, user_id) is not kept:
                await RsvpRepository(unit).answer(session_id, user_id, kept)
            await self._promote(unit, told)
            await Outbox(unit).refresh(subject(session_id), priority=Priority.REMINDER)
        return replace(told, answer=kept)

    @staticmethod
    async def _seat(unit: Unit, told: Answered, user_id: int, answer: Answer) -> Answer:
        """The answer as it can be kept: without a free place, who would come waits."""
        taken = [one for one in await RsvpRepository(unit).seated(told.session.id) if one != user_id]
        full = told.capacity is not None and len(taken) >= told.capacity
        return Answer.WAITING if full and answer in SEATED else answer

    @staticmethod
    async def _promote(unit: Unit, told: Answered) -> None:
        """Give free places to those who have waited longest, and tell them."""
        rows = RsvpRepository(unit)
        free = (told.capacity or 0) - len(await rows.seated(told.session.id))
        for user_id in (await rows.waiting(told.session.id))[: max(0, free)]:
            await rows.answer(told.session.id, user_id, Answer.COMING)
            moment = int(unit.now().timestamp())
            await tell_person(unit, told.session, user_id, "seat", moment)

    async def about(self, guild_id: int, session_id: int) -> Answered:
        """The session and its leader. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            return await self._open(unit, session_id)

    async def screened(self, guild_id: int, session_id: int, user_id: int) -> bool:
        """Whether a word of this person is screened. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            told = await self._open(unit, session_id)
            return await self._private.screened(unit, told.session.group_id, user_id)

    async def word(self, guild_id: int, session_id: int, user_id: int, text: str) -> Answered:
        """Keep what an absent member writes to the leader, sealed, and screen it like a message.

        Raises BadInput, NotFound and Refusal.
        """
        said = text.strip()[:LONGEST]
        if not said:
            raise BadInput("session-word-empty")
        async with self._database.unit(guild_id) as unit:
            told = await self._open(unit, session_id)
            box = await unit.seal(user_id, said)
            if not await RsvpRepository(unit).word(session_id, user_id, box):
                await RsvpRepository(unit).answer(session_id, user_id, Answer.ABSENT)
                await RsvpRepository(unit).word(session_id, user_id, box)
            level = await self._look(unit, told.session, user_id, said)
            country = await country_of(unit, told.session.group_id, user_id)
        return replace(told, level=level, country=country)

    async def absences(self, guild_id: int, session_id: int) -> list[Absence]:
        """Who is not coming or late, and what they wrote: for those who lead the group."""
        async with self._database.reading(guild_id) as unit:
            rows = await RsvpRepository(unit).of(session_id)
            found = [
                Absence(row["user_id"], Answer(row["answer"]), await unit.open(row["user_id"], row["word"]))
                for row in rows
            ]
        return [one for one in found if one.answer in {Answer.ABSENT, Answer.LATE} or one.word]

    async def _look(self, unit: Unit, session: SessionRecord, user_id: int, said: str) -> Level:
        verdict = await self._private.judge(unit, session.group_id, user_id, said)
        await self._private.flag(
            unit,
            session.group_id,
            user_id,
            verdict,
            level=verdict.level,
            source=Source.SESSION,
            fingerprint=f"word:{session.id}:{user_id}:{int(unit.now().timestamp() * 1000)}",
            said=said,
        )
        return verdict.level

    @staticmethod
    async def _open(unit: Unit, session_id: int) -> Answered:
        session = await SessionRepository(unit).get(session_id)
        series = await SeriesRepository(unit).get(session.series_id) if session else None
        if session is None or series is None:
            raise NotFound("session-gone")
        if session.state is not SessionState.PLANNED or session.ends <= unit.now():
            raise Refusal("session-over")
        return Answered(session, series.title, await leader_names(unit, series.leaders), series.capacity)


async def leader_names(unit: Unit, people: Iterable[int]) -> tuple[str, ...]:
    """Names of these people, as far as they have a valid professional record."""
    records = [await ProfessionalRepository(unit).get(user_id) for user_id in people]
    return tuple(one.name for one in records if one and one.valid(unit.now().date()))
