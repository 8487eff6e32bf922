"""Series and sessions: planning, looking, and the rows that are made ahead of time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.sessions import SeriesRecord, SessionCard, SessionEvent, SessionRecord, SessionState, extend_at
from bot.errors import NotFound, Refusal
from bot.services.farewells import farewell_of
from bot.services.plan_drafts import Plan
from bot.services.private_words import PrivateWords
from bot.services.rsvps import RsvpService, leader_names
from bot.services.session_changes import SessionChanges
from bot.services.session_news import subject
from bot.services.session_plans import PlanService
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.goodbyes import SummaryRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.outbox import Outbox
from bot.storage.rsvps import RsvpRepository
from bot.storage.sessions import SeriesRepository, SessionRepository
from bot.storage.tables import series, sessions
from bot.storage.unit import Unit

MOST = 25
"""Sessions that are shown at once."""
GRACE = timedelta(minutes=15)
"""How long after its planned end a session that nobody ended counts as going on."""
EndListener = Callable[[Unit, SessionRecord], Awaitable[None]]
"""Told, in the transaction that closes a session, once for each."""


@dataclass(frozen=True, slots=True)
class SessionName:
    """A session as it stands in a list to choose from; ``starts`` is local time in its group's zone."""

    id: int
    title: str
    starts: datetime

    def __str__(self) -> str:
        """Title and local time."""
        return f"{self.title} · {self.starts:%a %Y-%m-%d %H:%M}"


class SessionService(SessionChanges):
    """What a facilitator does with sessions. ``plans`` holds plans to be confirmed, ``rsvps`` members' answers."""

    def __init__(self, database: Database, clock: Clock, content: Content, private: PrivateWords) -> None:
        super().__init__(database, clock, content)
        self._due = Due(database)
        self._ended: list[EndListener] = []
        self.plans = PlanService(database, clock, content)
        self.rsvps = RsvpService(database, private)

    async def confirm(self, guild_id: int, user_id: int, draft: str) -> SeriesRecord:
        """Save the person's own plan, once. Raises NotFound when it is gone or was confirmed before."""
        async with self._database.unit(guild_id) as unit:
            return await self.create(unit, await self.plans.take(unit, user_id, draft))

    async def create(self, unit: Unit, plan: Plan) -> SeriesRecord:
        """Save a series with its first sessions and their reminders, in the caller's transaction."""
        if plan.changes_from is not None:
            return await self._replace_from(unit, plan.record, plan.changes_from)
        return await self._add(unit, plan.record)

    async def coming(self, guild_id: int, user_id: int, group_id: int | None = None) -> list[SessionCard]:
        """Cards of the next sessions of one group, or of all groups the person leads."""
        async with self._database.reading(guild_id) as unit:
            groups = [group_id] if group_id else await led(unit, user_id)
            found = await SessionRepository(unit).coming(groups, unit.now())
            return [await self._card(unit, session) for session in found[:MOST]]

    async def choices(self, guild_id: int, user_id: int, typed: str) -> list[SessionName]:
        """Coming sessions of the groups the person leads whose name or time contains what was typed."""
        async with self._database.reading(guild_id) as unit:
            groups = await led(unit, user_id)
            known = {one.id: one for one in await SeriesRepository(unit).of_groups(groups)}
            found = await SessionRepository(unit).coming(groups, unit.now())
        named = [
            SessionName(one.id, of.title, one.starts.astimezone(ZoneInfo(of.rule.zone)))
            for one in found
            if (of := known.get(one.series_id))
        ]
        return [one for one in named if typed.strip().lower() in str(one).lower()][:MOST]

    async def running_series(self, guild_id: int, user_id: int) -> list[SeriesRecord]:
        """Series with sessions still to come in the groups the person leads."""
        async with self._database.reading(guild_id) as unit:
            groups = await led(unit, user_id)
            coming = {one.series_id for one in await SessionRepository(unit).coming(groups, unit.now())}
            found = await SeriesRepository(unit).of_groups(groups)
        return [one for one in found if one.id in coming or extend_at(one.rule, self._clock.now())]

    async def series(self, guild_id: int, series_id: int) -> SeriesRecord | None:
        """A series by its number."""
        async with self._database.reading(guild_id) as unit:
            return await SeriesRepository(unit).get(series_id)

    async def card(self, guild_id: int, session_id: int) -> SessionCard | None:
        """What a session's card shows now; None if there is no such session."""
        async with self._database.reading(guild_id) as unit:
            session = await SessionRepository(unit).get(session_id)
            return await self._card(unit, session) if session else None

    async def run_due(self, now: datetime) -> int:
        """Make sessions ahead of time, and end what is over. Reminders are worked by ``reminders``."""
        longer = await self._due.units(series, now, self._lengthen)
        return longer + await self._due.units(sessions, now, self._finish)

    async def _lengthen(self, unit: Unit, series_id: int) -> None:
        found, due = await SeriesRepository(unit).get(series_id), await SeriesRepository(unit).due(series_id)
        if found is not None and due is not None and due <= unit.now():
            await self._extend(unit, found)

    def on_end(self, listener: EndListener) -> None:
        """Tell ``listener`` once of each session that is over for good.

        That is when somebody who leads ends it, or ``GRACE`` after its planned end. ``SessionEvent.ENDED`` comes at
        the planned end itself, or at the same moment if a session is ended earlier.
        """
        self._ended.append(listener)

    async def end_now(self, guild_id: int, session_id: int) -> SessionRecord:
        """The session is over, before its planned end or a little after it. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            session = await SessionRepository(unit).get(session_id)
            if session is None:
                raise NotFound("session-gone")
            if session.starts > unit.now() or not await SessionRepository(unit).end_early(session, unit.now()):
                raise Refusal("session-over")
            if session.state is SessionState.PLANNED:
                await self.reminders.withdraw(unit, session)
                await self._tell_ended(unit, session_id)
            await self._close(unit, session_id)
            return replace(session, state=SessionState.ENDED, ends=min(session.ends, unit.now()))

    async def _finish(self, unit: Unit, session_id: int) -> None:
        session = await SessionRepository(unit).get(session_id)
        if session is None:
            return
        if await SessionRepository(unit).finish(session, unit.now(), session.ends + GRACE):
            await self._tell_ended(unit, session_id)
        await self._close(unit, session_id)

    async def _tell_ended(self, unit: Unit, session_id: int) -> None:
        await Outbox(unit).refresh(subject(session_id), priority=Priority.ROUTINE)
        session = await SessionRepository(unit).get(session_id)
        assert session is not None
        await self._happened(unit, SessionEvent.ENDED, session)

    async def _close(self, unit: Unit, session_id: int) -> None:
        if not await SessionRepository(unit).close(session_id, unit.now()):
            return
        session = await SessionRepository(unit).get(session_id)
        assert session is not None
        for listener in self._ended:
            await listener(unit, session)

    async def _card(self, unit: Unit, session: SessionRecord) -> SessionCard:
        found = await self._series(unit, session.series_id)
        group = await GroupRepository(unit).get(session.group_id)
        assert group is not None
        bye = await farewell_of(unit, group, session.id)
        return SessionCard(
            session,
            found,
            await leader_names(unit, found.leaders),
            group.type,
            group.state is GroupState.OPEN,
            await RsvpRepository(unit).counts(session.id),
            None if found.link else await GroupRepository(unit).channel(group.id, "voice"),
            await SummaryRepository(unit).last(group.id, session.starts),
            bye.left if bye else None,
            bye.until if bye else None,
        )


async def led(unit: Unit, user_id: int) -> list[int]:
    """Ids of the groups this person leads; for a supervisor, of all groups."""
    record = await ProfessionalRepository(unit).get(user_id)
    if record is not None and record.supervisor:
        return [group.id for group in await GroupRepository(unit).list()]
    return await GroupRepository(unit).led_by(user_id)
