"""Series and sessions: planning, changing, and the rows that are made ahead of time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.sessions import SeriesRecord, SessionCard, SessionRecord, SessionState, coming_up, extend_at
from bot.domain.when import parse_when
from bot.errors import NotFound, Refusal
from bot.services.private_words import PrivateWords
from bot.services.reminders import ReminderService, subject
from bot.services.rsvps import RsvpService
from bot.services.session_plans import Plan, PlanService
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.outbox import Outbox
from bot.storage.sessions import RsvpRepository, SeriesRepository, SessionRepository
from bot.storage.tables import series, sessions
from bot.storage.unit import Unit


class SessionService:
    """What a facilitator does with sessions. ``plans`` holds plans to be confirmed, ``rsvps`` members' answers."""

    def __init__(self, database: Database, clock: Clock, content: Content, private: PrivateWords) -> None:
        self._database, self._clock, self._due = database, clock, Due(database)
        self.reminders = ReminderService(database, content)
        self.plans = PlanService(database, clock, content)
        self.rsvps = RsvpService(database, private)

    async def confirm(self, guild_id: int, user_id: int, draft: str) -> SeriesRecord:
        """Save the person's own plan, once. Raises NotFound when it is gone or was confirmed before."""
        async with self._database.unit(guild_id) as unit:
            plan = await self.plans.take(unit, user_id, draft)
            return await self.create(unit, plan)

    async def create(self, unit: Unit, plan: Plan) -> SeriesRecord:
        """Save a series with its first sessions and their reminders, in the caller's transaction."""
        rows = SeriesRepository(unit)
        made = await rows.add(plan.group_id, plan.title, plan.rule, plan.leader_id, unit.now())
        await self._extend(unit, made)
        return made

    async def cancel(self, guild_id: int, session_id: int, revision: int) -> SessionRecord:
        """Cancel one session: nothing about it is sent any more but the notice. Raises Refusal if it changed."""
        async with self._database.unit(guild_id) as unit:
            session = await self._planned(unit, session_id, revision)
            await self._drop(unit, session)
            await self._notice(unit, session, "session-cancelled")
        return session

    async def moved_to(self, guild_id: int, session_id: int, when: str) -> tuple[SessionRecord, datetime]:
        """The session and the instant that ``when`` means for it, nothing changed yet. Raises BadInput."""
        async with self._database.reading(guild_id) as unit:
            session = await self._planned(unit, session_id)
            group = await GroupRepository(unit).get(session.group_id)
        assert group is not None
        return session, parse_when(when, group.zone, self._clock.now())

    async def move(self, guild_id: int, session_id: int, revision: int, starts: datetime) -> SessionRecord:
        """Move one session to ``starts`` (UTC), as long as before; everybody is asked again. Raises Refusal."""
        async with self._database.unit(guild_id) as unit:
            old = await self._planned(unit, session_id, revision)
            if starts <= unit.now():
                raise Refusal("when-past")
            ends = starts + (old.ends - old.starts)
            changed = await SessionRepository(unit).change(old, starts=starts, ends=ends, shifted=False, due_at=ends)
            if not changed:
                raise Refusal("session-changed")
            await self.reminders.withdraw(unit, old)
            await RsvpRepository(unit).reopen(session_id)
            session = await self._planned(unit, session_id)
            await self.reminders.plan(unit, session)
            await self._notice(unit, old, "session-moved")
        return session

    async def end_series(self, guild_id: int, series_id: int) -> int:
        """No sessions after today: how many planned ones were dropped. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            found = await SeriesRepository(unit).get(series_id)
            if found is None:
                raise NotFound("session-series-gone")
            now = unit.now()
            coming = await SessionRepository(unit).coming([found.group_id], now)
            dropped = [one for one in coming if one.series_id == series_id and one.starts > now]
            for session in dropped:
                await self._drop(unit, session)
            await SeriesRepository(unit).end(series_id, now.astimezone(ZoneInfo(found.rule.zone)).date())
            if dropped:
                await self._tell(unit, found.group_id, "series-ended", f"series:{series_id}", {"series": series_id})
        return len(dropped)

    async def coming(self, guild_id: int, user_id: int, group_id: int | None = None) -> list[SessionCard]:
        """Cards of the next sessions of one group, or of all groups the person leads."""
        async with self._database.reading(guild_id) as unit:
            groups = [group_id] if group_id else await _led(unit, user_id)
            found = await SessionRepository(unit).coming(groups, unit.now())
            return [await self._card(unit, session) for session in found[:25]]

    async def running_series(self, guild_id: int, user_id: int) -> list[SeriesRecord]:
        """Series with sessions still to come in the groups the person leads."""
        async with self._database.reading(guild_id) as unit:
            groups = await _led(unit, user_id)
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
        """Make sessions ahead of time, queue reminders, and end what is over."""
        longer = await self._due.rows(series, now)
        for guild_id, series_id in longer:
            async with self._database.unit(guild_id) as unit:
                found, due = await SeriesRepository(unit).get(series_id), await SeriesRepository(unit).due(series_id)
                if found is not None and due is not None and due <= now:
                    await self._extend(unit, found)
        over = await self._due.rows(sessions, now)
        for guild_id, session_id in over:
            async with self._database.unit(guild_id) as unit:
                if await SessionRepository(unit).finish(session_id, now):
                    await Outbox(unit).refresh(subject(session_id), priority=Priority.ROUTINE)
        return len(longer) + len(over) + await self.reminders.run_due(now)

    async def _extend(self, unit: Unit, of: SeriesRecord) -> None:
        now = unit.now()
        for one in coming_up(of.rule, now):
            session = await SessionRepository(unit).make(of, one)
            if session is not None:
                await self.reminders.plan(unit, session)
        await SeriesRepository(unit).owe(of.id, extend_at(of.rule, now))

    async def _planned(self, unit: Unit, session_id: int, revision: int | None = None) -> SessionRecord:
        session = await SessionRepository(unit).get(session_id)
        if session is None:
            raise NotFound("session-gone")
        if session.state is not SessionState.PLANNED or session.ends <= unit.now():
            raise Refusal("session-over")
        if revision is not None and session.revision != revision:
            raise Refusal("session-changed")
        return session

    async def _drop(self, unit: Unit, session: SessionRecord) -> None:
        changed = await SessionRepository(unit).change(session, state=SessionState.CANCELLED.value, due_at=None)
        if not changed:
            raise Refusal("session-changed")
        await self.reminders.withdraw(unit, session)
        await Outbox(unit).refresh(subject(session.id), priority=Priority.REMINDER)

    async def _notice(self, unit: Unit, old: SessionRecord, kind: str) -> None:
        revision = old.revision + 1
        facts = {"session": old.id, "revision": revision, "before": int(old.starts.timestamp())}
        await self._tell(unit, old.group_id, kind, f"{subject(old.id)}:{revision}", facts, subject(old.id))
        await Outbox(unit).refresh(subject(old.id), priority=Priority.REMINDER)

    async def _tell(
        self, unit: Unit, group_id: int, kind: str, key: str, facts: dict[str, int], about: str | None = None
    ) -> None:
        group = await GroupRepository(unit).get(group_id)
        channel_id = await GroupRepository(unit).channel(group_id, "talk")
        if group is None or group.state is not GroupState.OPEN or channel_id is None:
            return
        await Outbox(unit).send(
            kind, about or key, f"{kind}:{key}", priority=Priority.MEMBER, channel_id=channel_id, payload=facts
        )

    async def _card(self, unit: Unit, session: SessionRecord) -> SessionCard:
        found = await SeriesRepository(unit).get(session.series_id)
        group = await GroupRepository(unit).get(session.group_id)
        assert found is not None
        assert group is not None
        counts = await RsvpRepository(unit).counts(session.id)
        return SessionCard(
            session,
            found.title,
            found.rule.at,
            found.rule.zone,
            await leader_name(unit, found.leader_id),
            group.type,
            group.state is GroupState.OPEN,
            counts,
        )


async def leader_name(unit: Unit, user_id: int) -> str | None:
    """The name in a valid professional record."""
    record = await ProfessionalRepository(unit).get(user_id)
    return record.name if record and record.valid(unit.now().date()) else None


async def _led(unit: Unit, user_id: int) -> list[int]:
    record = await ProfessionalRepository(unit).get(user_id)
    if record is not None and record.supervisor:
        return [group.id for group in await GroupRepository(unit).list()]
    return await GroupRepository(unit).led_by(user_id)
