"""What becomes of single sessions and of the rest of a series: moved, lengthened, cancelled, left out, ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.content import Content
from bot.domain.outbox import Priority
from bot.domain.recurrence import Break, following
from bot.domain.sessions import (
    SeriesRecord,
    SessionEvent,
    SessionRecord,
    SessionState,
    coming_up,
    extend_at,
)
from bot.domain.when import parse_day, parse_when
from bot.errors import BadInput, NotFound, Refusal
from bot.services.reminders import ReminderService
from bot.services.session_news import subject, tell_group, tell_session, tell_those_coming
from bot.services.session_plans import MINUTES
from bot.storage.database import Database
from bot.storage.outbox import Outbox
from bot.storage.rsvps import RsvpRepository
from bot.storage.sessions import SeriesRepository, SessionRepository
from bot.storage.unit import Unit

Follower = Callable[[Unit, SessionEvent, SessionRecord], Awaitable[None]]
"""Told in the transaction of a change: the unit, what happened, and the session as it is now."""
LONGEST_BREAK = timedelta(days=366)


class SessionChanges:
    """Changes sessions, tells whom it concerns, and keeps reminders in step."""

    def __init__(self, database: Database, clock: Clock, content: Content) -> None:
        self._database, self._clock = database, clock
        self.reminders = ReminderService(database, content)
        self._followers: list[Follower] = []

    def on_change(self, follower: Follower) -> None:
        """Tell ``follower`` of everything that happens to a session."""
        self._followers.append(follower)

    # ------------------------------------------------------------------ one session

    async def cancel(self, guild_id: int, session_id: int, revision: int) -> SessionRecord:
        """Cancel one session: nothing about it is sent any more but the notice. Raises Refusal if it changed."""
        async with self._database.unit(guild_id) as unit:
            session = await self._planned(unit, session_id, revision)
            await self._drop(unit, session)
            await tell_session(unit, session, "session-cancelled")
            await tell_those_coming(unit, session, "cancelled")
        return session

    async def moved_to(self, guild_id: int, session_id: int, when: str) -> tuple[SessionRecord, datetime]:
        """The session and the instant that ``when`` means for it, nothing changed yet. Raises BadInput."""
        async with self._database.reading(guild_id) as unit:
            session = await self._planned(unit, session_id)
            of = await self._series(unit, session.series_id)
        return session, parse_when(when, of.rule.zone, self._clock.now())

    async def move(self, guild_id: int, session_id: int, revision: int, starts: datetime) -> SessionRecord:
        """Move one session to ``starts`` (UTC), as long as before; everybody is asked again. Raises Refusal."""
        async with self._database.unit(guild_id) as unit:
            old = await self._planned(unit, session_id, revision)
            if starts <= unit.now():
                raise Refusal("when-past")
            ends = starts + (old.ends - old.starts)
            await self._change(unit, old, SessionEvent.MOVED, starts=starts, ends=ends, shifted=False, due_at=ends)
            await tell_those_coming(unit, old, "moved")
            await RsvpRepository(unit).reopen(session_id)
            await tell_session(unit, old, "session-moved")
            return await self._planned(unit, session_id)

    async def lengthen(self, guild_id: int, session_id: int, revision: int, minutes: int) -> SessionRecord:
        """Let one session last ``minutes``; answers and reminders stay. Raises BadInput and Refusal."""
        if minutes not in MINUTES:
            raise BadInput("session-minutes-range", least=MINUTES.start, most=MINUTES.stop - 1)
        async with self._database.unit(guild_id) as unit:
            old = await self._planned(unit, session_id, revision)
            ends = old.starts + timedelta(minutes=minutes)
            if ends <= unit.now():
                raise Refusal("when-past")
            await self._change(unit, old, SessionEvent.LENGTHENED, ends=ends, due_at=ends)
            await tell_session(unit, old, "session-lengthened")
            return await self._planned(unit, session_id)

    async def invite(self, guild_id: int, session_id: int, guest: str | None) -> SessionRecord:
        """Name the guest of one session, or nobody. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            session = await self._planned(unit, session_id)
            named = " ".join((guest or "").split())[:80] or None
            await SessionRepository(unit).name_guest(session_id, named)
            await Outbox(unit).refresh(subject(session_id), priority=Priority.REMINDER)
            session = replace(session, guest=named)
            await self._happened(unit, SessionEvent.GUEST, session)
        return session

    # ------------------------------------------------------------------ a whole series

    async def break_until(self, guild_id: int, session_id: int, until: str | None) -> tuple[SessionRecord, Break]:
        """The break that begins with this session and ends with the day ``until`` (or at once), nothing changed yet.

        Raises BadInput, NotFound and Refusal.
        """
        async with self._database.reading(guild_id) as unit:
            session = await self._planned(unit, session_id)
            zone = (await self._series(unit, session.series_id)).rule.zone
        last = parse_day(until, zone, self._clock.now()) if until else session.date
        if last is None:
            raise BadInput("session-until-unreadable")
        if not session.date <= last <= session.date + LONGEST_BREAK:
            raise BadInput("session-break-range", first=session.date.isoformat())
        return session, Break(session.date, last)

    async def skip(self, guild_id: int, session_id: int, revision: int, last: date) -> list[SessionRecord]:
        """Leave out this session and all up to ``last``; a course goes on for as many more. Raises Refusal."""
        async with self._database.unit(guild_id) as unit:
            session = await self._planned(unit, session_id, revision)
            if session.starts <= unit.now():
                raise Refusal("session-over")
            pause = Break(session.date, max(last, session.date))
            await SeriesRepository(unit).rest(session.series_id, pause, unit.now())
            coming = await SessionRepository(unit).of_series(session.series_id, unit.now())
            left_out = [one for one in coming if pause.first <= one.date <= pause.last]
            for one in left_out:
                await self._drop(unit, one)
                await tell_those_coming(unit, one, "cancelled")
            facts = {"series": session.series_id, "first": pause.first.toordinal(), "last": pause.last.toordinal()}
            await tell_group(unit, session.group_id, "series-break", f"series:{session.series_id}:{pause.first}", facts)
            await self._extend(unit, await self._series(unit, session.series_id))
        return left_out

    async def end_series(self, guild_id: int, series_id: int) -> int:
        """No sessions after today: how many planned ones were dropped. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            found, now = await self._series(unit, series_id), unit.now()
            dropped = await self._drop_from(unit, series_id)
            await SeriesRepository(unit).end(series_id, now.astimezone(ZoneInfo(found.rule.zone)).date())
            if dropped:
                await tell_group(unit, found.group_id, "series-ended", f"series:{series_id}", {"series": series_id})
        return len(dropped)

    async def _replace_from(self, unit: Unit, new: SeriesRecord, day: date) -> SeriesRecord:
        """``new`` takes the place of the series that it follows from the local ``day`` on, in one transaction."""
        assert new.follows_id is not None
        old = await self._series(unit, new.follows_id)
        dropped = await self._drop_from(unit, old.id, day)
        await SeriesRepository(unit).end(old.id, min(day - timedelta(days=1), old.rule.until or date.max))
        await self._extend(unit, await self._series(unit, old.id))
        made = await self._add(unit, new)
        facts = {"series": made.id, "dropped": len(dropped)}
        await tell_group(unit, made.group_id, "series-changed", f"series:{made.id}", facts)
        return made

    async def _drop_from(self, unit: Unit, series_id: int, day: date = date.min) -> list[SessionRecord]:
        """Drop planned sessions that are still to start and whose own date is ``day`` or later."""
        coming = await SessionRepository(unit).of_series(series_id, unit.now())
        dropped = [one for one in coming if one.date >= day]
        for session in dropped:
            await self._drop(unit, session)
            await tell_those_coming(unit, session, "cancelled")
        return dropped

    async def _add(self, unit: Unit, new: SeriesRecord) -> SeriesRecord:
        made = await SeriesRepository(unit).add(new, unit.now())
        await self._extend(unit, made)
        return made

    async def _extend(self, unit: Unit, of: SeriesRecord) -> None:
        """Make the sessions that come within the horizon, and owe the next look."""
        now = unit.now()
        for one in coming_up(of.rule, now):
            session = await SessionRepository(unit).make(of, one)
            if session is not None:
                await self.reminders.plan(unit, session)
                await self._happened(unit, SessionEvent.MADE, session)
        await SeriesRepository(unit).owe(of.id, extend_at(of.rule, now))

    # ------------------------------------------------------------------ what they share

    async def _planned(self, unit: Unit, session_id: int, revision: int | None = None) -> SessionRecord:
        session = await SessionRepository(unit).get(session_id)
        if session is None:
            raise NotFound("session-gone")
        if session.state is not SessionState.PLANNED or session.ends <= unit.now():
            raise Refusal("session-over")
        if revision is not None and session.revision != revision:
            raise Refusal("session-changed")
        return session

    async def _series(self, unit: Unit, series_id: int) -> SeriesRecord:
        found = await SeriesRepository(unit).get(series_id)
        if found is None:
            raise NotFound("session-series-gone")
        return found

    async def _change(self, unit: Unit, old: SessionRecord, event: SessionEvent, **values: object) -> None:
        if not await SessionRepository(unit).change(old, **values):
            raise Refusal("session-changed")
        await self.reminders.withdraw(unit, old)
        session = await SessionRepository(unit).get(old.id)
        assert session is not None
        if session.state is SessionState.PLANNED:
            await self.reminders.plan(unit, session)
        await self._happened(unit, event, session)

    async def _drop(self, unit: Unit, session: SessionRecord) -> None:
        await self._change(unit, session, SessionEvent.CANCELLED, state=SessionState.CANCELLED.value, due_at=None)
        await Outbox(unit).refresh(subject(session.id), priority=Priority.REMINDER)

    async def _happened(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        for follower in self._followers:
            await follower(unit, event, session)


def goes_on(of: SeriesRecord, last: date) -> datetime | None:
    """When a series meets again after a break with the last day ``last``; None if it does not."""
    after = datetime.combine(last + timedelta(days=1), time(), tzinfo=ZoneInfo(of.rule.zone))
    found = following(replace(of.rule, count=None), after)
    return found[0].starts if found else None
