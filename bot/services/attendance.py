"""Who was at a session: from answers, the voice channel and the facilitator's word; and who should not be lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.engine import RowMapping

from bot.clock import Clock
from bot.domain.attendance import (
    EARLY,
    GRACE,
    LEAST,
    PRESENT,
    Attended,
    Missing,
    Presence,
    Sign,
    Voice,
    absent_since,
    from_signs,
    mark,
    reasons,
    within,
)
from bot.domain.groups import EnrolmentState
from bot.domain.outbox import Priority
from bot.domain.recurrence import SeriesRule, occurrences
from bot.domain.sessions import SEATED, Answer, SeriesRecord, SessionEvent, SessionRecord, SessionState
from bot.errors import NotFound
from bot.services.farewells import is_beyond
from bot.services.groups import need
from bot.services.sessions import SessionName
from bot.storage.attendance import AttendanceRepository, Decision, Entry
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.floors import FloorRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.rsvps import RsvpRepository
from bot.storage.sessions import SeriesRepository, SessionRepository
from bot.storage.unit import Unit

SHEET = "attendance-sheet"
"""The kind of the card in the staff channel."""
LATER, DONE = "later", "done"
"""What can be decided about somebody on the list."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Who was at a session, as far as it is known. ``over``: it will not change by itself any more."""

    session: SessionRecord
    series: SeriesRecord
    people: tuple[Attended, ...]
    missing: int = 0

    @property
    def title(self) -> str:
        """How the session is called."""
        return self.series.title

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self.session.state is SessionState.ENDED


@dataclass(frozen=True, slots=True)
class Missed:
    """Somebody on the list: why, what they answered to the last session, and what they wrote about it."""

    missing: Missing
    answer: Answer | None
    word: str | None


@dataclass(frozen=True, slots=True)
class Attendances:
    """Who was at the sessions of a group, the oldest first: start and user id → presence.

    ``members`` are those who have a seat now; others may stand in ``sessions``.
    """

    group: str
    zone: str
    members: tuple[int, ...]
    sessions: tuple[tuple[datetime, Mapping[int, Presence]], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The sessions of a group: start and what is special about each, in the order of time."""

    group: str
    zone: str
    today: date
    days: tuple[tuple[datetime, Sign], ...]


def sheet_subject(session_id: int) -> str:
    """Under which the cards about who was at a session are found."""
    return f"attendance:{session_id}"


class AttendanceService:
    """Keeps the fact of having been there; how long somebody was in the voice channel is forgotten with the session."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    # ------------------------------------------------------------- the voice channel

    async def moved(self, guild_id: int, user_id: int, into: int | None) -> None:
        """Somebody is in this voice channel now, or in none."""
        async with self._database.reading(guild_id) as unit:
            session, inside = (
                await self._held_in(unit, user_id, into),
                await AttendanceRepository(unit).in_room(user_id),
            )
        if session is None and not inside:
            return
        async with self._database.unit(guild_id) as unit:
            session = await self._held_in(unit, user_id, into)
            inside = await AttendanceRepository(unit).in_room(user_id)
            for row in inside:
                if session is None or row["session_id"] != session.id:
                    await self._out(unit, row)
            if session is not None and session.id not in {row["session_id"] for row in inside}:
                late = unit.now() > session.starts + GRACE
                await AttendanceRepository(unit).came_in(session.id, user_id, late=late)

    async def look(self, guild_id: int, inside: Mapping[int, int]) -> None:
        """Bring what is known in step with who is in which voice channel now (user id → channel id)."""
        async with self._database.reading(guild_id) as unit:
            noted = {row["user_id"] for row in await AttendanceRepository(unit).in_room()}
        for user_id in {*noted, *inside}:
            await self.moved(guild_id, user_id, inside.get(user_id))

    async def _held_in(self, unit: Unit, user_id: int, channel_id: int | None) -> SessionRecord | None:
        """The session that a member in this channel is at, or is early for."""
        group = await GroupRepository(unit).of_channel(channel_id) if channel_id else None
        if group is None or await GroupRepository(unit).channel(group.id, "voice") != channel_id:
            return None
        seat = await EnrolmentRepository(unit).get(group.id, user_id)
        if seat is None or seat.state not in {EnrolmentState.ACTIVE, EnrolmentState.LEAVING}:
            return None
        coming = await SessionRepository(unit).coming([group.id], unit.now())
        return next((one for one in coming if one.starts - EARLY <= unit.now()), None)

    @staticmethod
    async def _out(unit: Unit, row: RowMapping) -> None:
        session = await SessionRepository(unit).get(row["session_id"])
        assert session is not None
        spent = _seconds(within(row["since"], unit.now(), session.starts, session.ends))
        await AttendanceRepository(unit).went_out(row, spent, forget=spent + row["seconds"] == 0)

    # --------------------------------------------------------------------- the sheet

    async def followed(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        """A follower of sessions: when one ends, its sheet is made; one that goes on after its time waits for that."""
        if event is SessionEvent.ENDED and await FloorRepository(unit).get(session.id) is None:
            await self.ended(unit, session)

    async def over(self, unit: Unit, session: SessionRecord) -> None:
        """A session is over for good: the sheet of one that was stepped through is made now."""
        if await FloorRepository(unit).get(session.id) is not None:
            await self.ended(unit, session)

    async def ended(self, unit: Unit, session: SessionRecord) -> None:
        """Write down who was there, and show it to those who lead; saying it twice changes nothing."""
        found = await self._sheet(unit, session)
        if await self._was_not_to_be(unit, found):
            return
        for one in found.people:
            await AttendanceRepository(unit).settle(session.id, one.user_id, one.presence, said=one.said)
        staff = await GroupRepository(unit).channel(session.group_id, "staff")
        if staff is not None and found.people:
            about = sheet_subject(session.id)
            facts = {"session": session.id}
            await Outbox(unit).send(SHEET, about, about, priority=Priority.ROUTINE, channel_id=staff, payload=facts)

    @staticmethod
    async def _was_not_to_be(unit: Unit, found: Sheet) -> bool:
        """After the end of the group nobody was expected; who came all the same is written down."""
        came = any(one.presence in PRESENT for one in found.people)
        return not came and await is_beyond(unit, await need(unit, found.session.group_id), found.session)

    async def sheet(self, guild_id: int, session_id: int) -> Sheet:
        """Who was at a session. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            session = await self._need(unit, session_id)
            found = await self._sheet(unit, session)
            missing = len(await self._missing(unit, session.group_id))
        return Sheet(found.session, found.series, found.people, missing)

    async def correct(
        self, guild_id: int, session_id: int, as_what: Presence, shown: Collection[int], chosen: Collection[int]
    ) -> None:
        """The facilitator says who out of those ``shown`` was there (or late, or had said so). Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            session = await self._need(unit, session_id)
            sheet = await self._sheet(unit, session)
            known = {one.user_id: one.presence for one in sheet.people if one.user_id in set(shown)}
            for user_id, presence in mark(known, as_what, chosen).items():
                await AttendanceRepository(unit).say(session_id, user_id, presence)
            await Outbox(unit).refresh(sheet_subject(session_id), priority=Priority.ROUTINE)

    async def choices(self, guild_id: int, user_id: int, typed: str) -> list[SessionName]:
        """Sessions that have begun, of the groups the person leads, whose name or time contains what was typed."""
        async with self._database.reading(guild_id) as unit:
            groups = await GroupRepository(unit).led_by(user_id)
            known = {one.id: one for one in await SeriesRepository(unit).of_groups(groups)}
            begun = await SessionRepository(unit).begun(groups, unit.now())
        named = [
            SessionName(one.id, of.title, one.starts.astimezone(ZoneInfo(of.rule.zone)))
            for one in begun
            if (of := known.get(one.series_id))
        ]
        return [one for one in named if typed.strip().lower() in str(one).lower()]

    async def mine(self, guild_id: int, user_id: int) -> list[tuple[datetime, Presence]]:
        """What is kept about this person's own presence, the latest session first: its start and what is said."""
        async with self._database.reading(guild_id) as unit:
            return [(one.starts, one.presence) for one in await AttendanceRepository(unit).of_person(user_id)]

    async def of_group(self, guild_id: int, group_id: int, most: int = 12) -> Attendances:
        """The last ``most`` sessions of a group with who was there. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            group = await GroupRepository(unit).get(group_id)
            if group is None:
                raise NotFound("session-gone")
            members = tuple(one.user_id for one in await EnrolmentRepository(unit).members(group_id))
            history = await AttendanceRepository(unit).history(group_id)
        found: dict[tuple[datetime, int], dict[int, Presence]] = {}
        for one in history:
            found.setdefault((one.starts, one.session_id), {})[one.user_id] = one.presence
        shown = tuple((starts, people) for (starts, _), people in found.items())
        return Attendances(group.alias, group.zone, members, shown[-most:])

    async def calendar(self, guild_id: int, group_id: int, last: date) -> Calendar:
        """The sessions of a group from today's month until the local day ``last``. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            group = await GroupRepository(unit).get(group_id)
            if group is None:
                raise NotFound("session-gone")
            zone = ZoneInfo(group.zone)
            today = unit.now().astimezone(zone).date()
            begin = datetime.combine(today.replace(day=1), time(), zone).astimezone(UTC)
            end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
            known = {one.id: one for one in await SeriesRepository(unit).of_groups([group_id])}
            found = await SessionRepository(unit).between(group_id, begin, end)
        there = {(one.series_id, one.date) for one in found}
        days = [(one.starts, _sign(one, known[one.series_id].rule)) for one in found]
        for series in known.values():
            ahead = occurrences(series.rule, max(unit.now(), begin), end)
            days += [(one.starts, Sign.PLANNED) for one in ahead if (series.id, one.date) not in there]
        return Calendar(group.alias, group.zone, today, tuple(sorted(days)))

    # ---------------------------------------------------------------------- the list

    async def missing(self, guild_id: int, group_id: int) -> list[Missed]:
        """Members whom nobody should lose sight of, and about whom nothing newer was decided."""
        async with self._database.reading(guild_id) as unit:
            return [await self._told(unit, one) for one in await self._missing(unit, group_id)]

    async def decide(self, guild_id: int, group_id: int, user_id: int, decision: str) -> int:
        """Take somebody off the list: for now (back after the next session), or until they are missed again.

        How many are still on it.
        """
        async with self._database.unit(guild_id) as unit:
            history = await AttendanceRepository(unit).history(group_id)
            mine = _known(history, user_id)
            if mine:
                newest = history[-1] if decision == LATER else mine[-1]
                await AttendanceRepository(unit).decide(group_id, user_id, newest.session_id, decision)
                await Outbox(unit).refresh(sheet_subject(history[-1].session_id), priority=Priority.ROUTINE)
            return len(await self._missing(unit, group_id))

    async def _missing(self, unit: Unit, group_id: int) -> list[Missing]:
        history = await AttendanceRepository(unit).history(group_id)
        decided = await AttendanceRepository(unit).decisions(group_id)
        found = []
        for seat in await EnrolmentRepository(unit).members(group_id):
            mine = _known(history, seat.user_id)
            why = reasons([one.presence for one in mine])
            if why and not _dealt_with(decided.get(seat.user_id), mine, history):
                since = absent_since([(one.starts, one.presence) for one in mine])
                found.append(Missing(seat.user_id, why, since, mine[-1].session_id))
        return sorted(found, key=lambda one: (-len(one.reasons), one.since or unit.now()))

    @staticmethod
    async def _told(unit: Unit, one: Missing) -> Missed:
        rows = [row for row in await RsvpRepository(unit).of(one.last_id) if row["user_id"] == one.user_id]
        if not rows:
            return Missed(one, None, None)
        return Missed(one, Answer(rows[0]["answer"]), await unit.open(one.user_id, rows[0]["word"]))

    # -------------------------------------------------------------------------- both

    @staticmethod
    async def _need(unit: Unit, session_id: int) -> SessionRecord:
        session = await SessionRepository(unit).get(session_id)
        if session is None or session.state is SessionState.CANCELLED or session.starts > unit.now():
            raise NotFound("attendance-not-yet")
        return session

    async def _sheet(self, unit: Unit, session: SessionRecord) -> Sheet:
        series = await SeriesRepository(unit).get(session.series_id)
        assert series is not None
        rows = {row["user_id"]: row for row in await AttendanceRepository(unit).of(session.id)}
        settled = session.state is SessionState.ENDED and any(row["state"] for row in rows.values())
        if settled:
            people = [_from_row(row) for row in rows.values() if row["state"]]
            return Sheet(session, series, tuple(people))
        answers = {row["user_id"]: Answer(row["answer"]) for row in await RsvpRepository(unit).of(session.id)}
        voices = {user_id: _voice(row, session, unit.now()) for user_id, row in rows.items()}
        used = series.link is None and any(one.spent >= LEAST for one in voices.values())
        people = [
            _from_row(row)
            if (row := rows.get(user_id)) and row["said"]
            else Attended(user_id, from_signs(answers.get(user_id), voices.get(user_id), room_used=used))
            for user_id in await self._expected(unit, session, series, answers, voices)
        ]
        return Sheet(session, series, tuple(people))

    @staticmethod
    async def _expected(
        unit: Unit, session: SessionRecord, series: SeriesRecord, answers: Mapping[int, Answer], seen: Iterable[int]
    ) -> list[int]:
        """Members who had a seat before the session ended; of a workshop with places, those who said something."""
        fresh = dict(await EnrolmentRepository(unit).since(session.group_id, EnrolmentState.ACTIVE))
        members = [one.user_id for one in await EnrolmentRepository(unit).members(session.group_id)]
        there = [one for one in members if one not in fresh or fresh[one] < session.ends]
        if series.capacity is None:
            return there
        asked = {one for one, answer in answers.items() if answer in (*SEATED, Answer.ABSENT)}
        return [one for one in there if one in asked or one in set(seen)]


def _dealt_with(decision: Decision | None, mine: list[Entry], history: list[Entry]) -> bool:
    """Whether nothing has happened since the decision that would bring them back onto the list."""
    if decision is None:
        return False
    if decision.decision == LATER:
        return history[-1].session_id == decision.session_id
    return mine[-1].session_id == decision.session_id or mine[-1].presence in PRESENT


def _known(history: list[Entry], user_id: int) -> list[Entry]:
    return [one for one in history if one.user_id == user_id and one.presence is not Presence.UNKNOWN]


def _sign(one: SessionRecord, rule: SeriesRule) -> Sign:
    if one.state is SessionState.CANCELLED:
        return Sign.CANCELLED
    meant = datetime.combine(one.date, rule.at, ZoneInfo(rule.zone)).astimezone(UTC)
    return Sign.PLANNED if one.shifted or one.starts == meant else Sign.MOVED


def _from_row(row: RowMapping) -> Attended:
    return Attended(row["user_id"], Presence(row["state"]), row["said"])


def _voice(row: RowMapping, session: SessionRecord, now: datetime) -> Voice:
    spent = timedelta(seconds=row["seconds"])
    if row["since"] is not None:
        spent += within(row["since"], now, session.starts, session.ends)
    return Voice(spent, row["late"])


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
