"""Sessions as events of Discord: what must be shown, how far it is, and what somebody changed by hand.

Discord itself is changed by a ``Performer``; every step is kept as soon as Discord has taken it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Protocol

from bot.clock import Clock
from bot.domain.groups import GroupState
from bot.domain.mirror import Shown, Trouble, mark, per_group, wanted
from bot.domain.outbox import Priority
from bot.domain.records import GroupRecord
from bot.domain.sessions import SessionEvent, SessionRecord, SessionState
from bot.errors import Refusal
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from bot.storage.mirror import EventRepository, EventRow, MirrorRepository
from bot.storage.outbox import Outbox
from bot.storage.sessions import SeriesRepository, SessionRepository
from bot.storage.tables import mirrors
from bot.storage.unit import Unit

LEASE, REST = timedelta(seconds=60), timedelta(hours=1)
"""What was cut off is taken up again after this; and how long a group rests whose events Discord refuses."""
AT_ONCE = 100
"""Groups taken up in one go."""
ASKED, TROUBLED = "mirror-asked", "mirror-trouble"


class Outcome(StrEnum):
    """How it went. LATER: it has to be tried again."""

    DONE = "done"
    LATER = "later"
    PERMISSION = "permission"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A session, what Discord was told of it, and what it should show."""

    session: SessionRecord
    event: EventRow
    want: Shown | None


@dataclass(frozen=True, slots=True)
class MirrorPlan:
    """What Discord must show of a group. ``known`` are ids of all events that belong to some session."""

    group: GroupRecord
    events: tuple[Mirrored, ...]
    known: frozenset[int]


class Performer(Protocol):
    """Brings Discord in step with a plan. Doing it twice changes nothing."""

    async def settle(self, guild_id: int, group_id: int) -> Outcome:
        """Make, change, start, end and remove what is needed."""
        ...


class MirrorService:
    """Events of all guilds, always one group at a time."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock, self._due = database, clock, Due(database)
        self._performer: Performer | None = None
        self._waiting: dict[tuple[int, int], datetime] = {}
        self._task: asyncio.Task[None] | None = None

    def use(self, performer: Performer) -> None:
        """Let the sweep bring Discord in step through ``performer``."""
        self._performer = performer

    async def heard(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        """Something happened to a session."""
        if event is not SessionEvent.GUEST:
            await MirrorRepository(unit).owe(session.group_id)

    # ---------------------------------------------------------------- for the performer

    async def plan(self, guild_id: int, group_id: int) -> MirrorPlan | None:
        """What must be shown; None if there is no such group (any more)."""
        async with self._database.reading(guild_id) as unit:
            group, rows = await GroupRepository(unit).get(group_id), EventRepository(unit)
            if group is None:
                return None
            every = await rows.all()
            shown = await self._shown(unit, group, {row.session_id: row for row in every})
            return MirrorPlan(group, tuple(shown), frozenset(row.event_id for row in every if row.event_id))

    async def told(self, guild_id: int, session_id: int, event_id: int, told: Shown) -> None:
        """Discord has taken this."""
        async with self._database.unit(guild_id) as unit:
            await EventRepository(unit).keep(session_id, event_id, told)

    async def forget(self, guild_id: int, session_id: int) -> None:
        """There is no event of this session any more."""
        async with self._database.unit(guild_id) as unit:
            await EventRepository(unit).forget(session_id)
            await Outbox(unit).refresh(_subject(session_id), priority=Priority.ROUTINE)

    async def by_hand(self, guild_id: int, one: Mirrored, live: Shown | None, what: Collection[str]) -> None:
        """Somebody changed ``what`` of an event by hand: ask about it once in the staff channel; or it is settled."""
        sign, number = mark(live, tuple(what)), one.session.id
        async with self._database.unit(guild_id) as unit:
            if not await EventRepository(unit).ask(number, sign):
                return
            await Outbox(unit).refresh(_subject(number), priority=Priority.ROUTINE)
            staff = await GroupRepository(unit).channel(one.session.group_id, "staff")
            if not sign or staff is None:
                return
            facts = {"session": number, "revision": one.session.revision, "what": _kind(what), "mark": sign}
            facts |= _times(live) if live else {}
            key = f"{ASKED}:{number}:{sign}:{unit.now().isoformat()}"
            await Outbox(unit).send(
                ASKED, _subject(number), key, priority=Priority.ROUTINE, channel_id=staff, payload=facts
            )

    # ------------------------------------------------------------------ what people do

    async def noticed(self, guild_id: int, seen: Mapping[int, Shown | None]) -> None:
        """Events (by id) as Discord shows them now, None for one that is gone: look again where that is news."""
        async with self._database.reading(guild_id) as unit:
            rows = [row for row in await EventRepository(unit).all() if row.event_id in seen]
            news = [row.session_id for row in rows if row.told != seen[row.event_id or 0] and row.told is not None]
        if not news:
            return
        async with self._database.unit(guild_id) as unit:
            for session_id in news:
                session = await SessionRepository(unit).get(session_id)
                if session is not None:
                    await MirrorRepository(unit).owe(session.group_id)

    async def known(self, guild_id: int) -> list[int]:
        """Ids of the bot's events in a guild."""
        async with self._database.reading(guild_id) as unit:
            return [row.event_id for row in await EventRepository(unit).all() if row.event_id]

    async def put_back(self, guild_id: int, session_id: int) -> None:
        """Discord shows the session again as the bot knows it. Raises Refusal when there is nothing to put back."""
        async with self._database.unit(guild_id) as unit:
            await _still_asked(unit, session_id)
            await EventRepository(unit).tell_again(session_id)
            await EventRepository(unit).ask(session_id, "")
            await Outbox(unit).refresh(_subject(session_id), priority=Priority.ROUTINE)
            session = await SessionRepository(unit).get(session_id)
            assert session is not None
            await MirrorRepository(unit).owe(session.group_id)

    async def asked(self, guild_id: int, session_id: int) -> tuple[SessionRecord, str] | None:
        """A session and the sign of the change by hand that waits for an answer; None for no such session."""
        async with self._database.reading(guild_id) as unit:
            session = await SessionRepository(unit).get(session_id)
            row = (await EventRepository(unit).of([session_id])).get(session_id)
        return (session, row.asked if row else "") if session else None

    # ------------------------------------------------------------------- what is due

    async def run_due(self, now: datetime) -> int:
        """Take up groups whose sessions changed, begin or ended. Raises what went wrong since it was asked last."""
        self._raise_failure()
        taken = await self._due.each(mirrors, now, partial(self._take, lease=now + LEASE), AT_ONCE)
        if self._waiting and self._task is None:
            self._task = asyncio.create_task(self._work())
        return taken

    async def idle(self) -> None:
        """Return when nothing taken up is left. Raises what went wrong."""
        if self._task is not None:
            await asyncio.wait({self._task})
            self._raise_failure()

    async def stop(self) -> None:
        """Leave the rest: it is taken up again."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._waiting.clear()

    def _raise_failure(self) -> None:
        task = self._task
        if task is not None and task.done():
            self._task = None
            if not task.cancelled():
                task.result()

    async def _take(self, guild_id: int, mirror_id: int, lease: datetime) -> None:
        async with self._database.unit(guild_id) as unit:
            group_id = await MirrorRepository(unit).lease(mirror_id, lease)
        if group_id is not None:
            self._waiting[guild_id, group_id] = lease

    async def _work(self) -> None:
        """One group after the other, beside the sweep: who waits for help waits for no event."""
        while self._waiting:
            (guild_id, group_id), lease = next(iter(self._waiting.items()))
            try:
                await self._follow(guild_id, group_id, lease)
            finally:
                if self._waiting.get((guild_id, group_id)) == lease:
                    del self._waiting[guild_id, group_id]

    async def _follow(self, guild_id: int, group_id: int, lease: datetime) -> None:
        outcome = await self._performer.settle(guild_id, group_id) if self._performer else Outcome.DONE
        if outcome is Outcome.LATER:
            return
        trouble = None if outcome is Outcome.DONE else Trouble(outcome.value)
        async with self._database.unit(guild_id) as unit:
            if await MirrorRepository(unit).troubled(group_id, trouble) and trouble:
                await _tell_desk(unit, trouble)
            rest, starts = unit.now() + REST if trouble else None, await self._next_start(unit, group_id)
            due_at = min((one for one in (rest, starts) if one), default=None)
            await MirrorRepository(unit).settle(group_id, lease, due_at)

    @staticmethod
    async def _next_start(unit: Unit, group_id: int) -> datetime | None:
        coming = await SessionRepository(unit).coming([group_id], unit.now())
        return min((one.starts for one in coming if one.starts > unit.now()), default=None)

    async def _shown(self, unit: Unit, group: GroupRecord, rows: Mapping[int, EventRow]) -> list[Mirrored]:
        """Sessions of the group that have an event or should have one."""
        room = await GroupRepository(unit).channel(group.id, "voice")
        here = await _coming_here(unit, group) if room and group.state is GroupState.OPEN else []
        most = per_group(len(await GroupRepository(unit).list([GroupState.OPEN])))
        nearest = {one.id for one in here[:most]}
        found = {one.id: one for one in here if one.id in nearest or one.id in rows}
        for row in rows.values():
            session = await SessionRepository(unit).get(row.session_id)
            if session is not None and session.group_id == group.id:
                found.setdefault(session.id, session)
        allowed, now = {one.id for one in here}, unit.now()
        return [
            Mirrored(
                one,
                rows.get(one.id, EventRow(one.id, None, None, "")),
                wanted(one, group.alias, room or 0, now) if one.id in allowed or _is_over(one, now) else None,
            )
            for one in found.values()
        ]


def _kind(what: Collection[str]) -> str:
    """Which question is asked: about the one change that matters most to those who come."""
    asked = {"gone": "gone", "starts": "moved", "ends": "ended"}
    return next((kind for field, kind in asked.items() if field in what), "changed")


def _times(live: Shown) -> dict[str, int]:
    """When the event begins and, if it says so, ends; in seconds since 1970."""
    times = {"starts": int(live.starts.timestamp())}
    return times | {"ends": int(live.ends.timestamp())} if live.ends else times


def _is_over(one: SessionRecord, now: datetime) -> bool:
    return one.state is SessionState.ENDED or one.ends <= now


async def _coming_here(unit: Unit, group: GroupRecord) -> list[SessionRecord]:
    """Coming sessions that take place in the group's own voice channel, the next first."""
    coming = await SessionRepository(unit).coming([group.id], unit.now())
    elsewhere = {one.id for one in await SeriesRepository(unit).of_groups([group.id]) if one.link}
    return [one for one in coming if one.series_id not in elsewhere]


async def _tell_desk(unit: Unit, trouble: Trouble) -> None:
    """Say once on the case desk why events are not shown; that there is no room, once a week."""
    desk = (await GuildRepository(unit).get()).desk_channel_id
    if desk is None:
        return
    week = "" if trouble is Trouble.PERMISSION else f"{unit.now():%G-%V}"
    await Outbox(unit).send(
        TROUBLED,
        f"mirror:{trouble.value}",
        f"{TROUBLED}:{trouble.value}:{week}",
        priority=Priority.ROUTINE,
        channel_id=desk,
        payload={"trouble": trouble.value},
    )


def _subject(session_id: int) -> str:
    return f"mirror:{session_id}"


async def _still_asked(unit: Unit, session_id: int) -> None:
    row = (await EventRepository(unit).of([session_id])).get(session_id)
    if row is None or not row.asked:
        raise Refusal("mirror-settled")
