"""The text channel of a group opens and closes with its sessions or with staffed hours, where the group wants that.

The row says whether members can write; whoever brings Discord in step reads it there. What a session or the rota
changes is looked at at once, and the rest comes from a due time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.groups import GroupState
from bot.domain.hours import GRACE, MOST, Hours, HoursKind, Standing, around, staffed_and_around, standing
from bot.domain.outbox import Priority
from bot.domain.records import GroupRecord
from bot.domain.rota import Span
from bot.domain.sessions import SessionEvent, SessionRecord, SessionState
from bot.errors import BadInput, Refusal
from bot.services.groups import need
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.rota import RotaRepository
from bot.storage.tables import talk_hours
from bot.storage.talk_hours import HoursRepository
from bot.storage.unit import Unit

LINE, ANY_HOUR = "talk-hours", "talk-hours-always"
"""The line that says whether the channel is open, and the one that says it is open at any hour from now on."""
_DAY = timedelta(days=1)
"""A session is shorter than this; and staffed hours are looked at anew at least so often."""
_ALWAYS = Hours(HoursKind.ALWAYS)


@dataclass(frozen=True, slots=True)
class HoursView:
    """A group, its hours, and how its channel stands with them."""

    group: GroupRecord
    hours: Hours
    standing: Standing


class HoursService:
    """What those who lead choose, and what comes of it by itself."""

    def __init__(self, database: Database) -> None:
        self._database, self._due = database, Due(database)

    async def view(self, guild_id: int, group_id: int) -> HoursView:
        """The hours that hold. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            group, row = await need(unit, group_id), await HoursRepository(unit).get(group_id)
            held = row.held if row else None
            return await _view(unit, group, row.hours if row else _ALWAYS, held)

    async def need_open(self, guild_id: int, group_id: int) -> None:
        """Raises Refusal while members cannot write in the group's text channel."""
        async with self._database.reading(guild_id) as unit:
            row = await HoursRepository(unit).get(group_id)
            if row is not None and not row.open:
                raise Refusal("hours-closed-now")

    async def preview(self, guild_id: int, group_id: int, hours: Hours) -> HoursView:
        """How the channel would stand with these; nothing changes. Raises BadInput and NotFound."""
        _check(hours)
        async with self._database.reading(guild_id) as unit:
            return await _view(unit, await need(unit, group_id), hours)

    async def choose(self, guild_id: int, group_id: int, hours: Hours) -> HoursView:
        """Let these hold from now on, and tell an open group. Raises BadInput and NotFound."""
        _check(hours)
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            if hours.kind is HoursKind.ALWAYS:
                await _at_any_hour(unit, group)
            else:
                await HoursRepository(unit).save(group_id, hours)
                await _look(unit, group_id, tell=True)
            return await _view(unit, group, hours)

    async def said(self, guild_id: int, group_id: int, since: int) -> HoursView | None:
        """What the line of that opening or closing (milliseconds) says now; None when another one holds."""
        async with self._database.reading(guild_id) as unit:
            group, row = await GroupRepository(unit).get(group_id), await HoursRepository(unit).get(group_id)
            if group is None or row is None or group.state is not GroupState.OPEN or _mark(row.since) != since:
                return None
            return HoursView(group, row.hours, await _standing(unit, group_id, row.hours, row.held))

    # ----------------------------------------------------------------- what is heard of

    async def moved(self, unit: Unit, group_id: int) -> None:
        """The group opens, and its channel with it only in its hours; or it is paused or archived, and they rest."""
        await _look(unit, group_id, tell=True)

    async def followed(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        """A session was made, moved, lengthened, called off or ended."""
        if event is not SessionEvent.GUEST:
            await _look(unit, session.group_id)

    async def begun(self, unit: Unit, session: SessionRecord) -> None:
        """Somebody who leads began a session, maybe early: the channel is open from now on."""
        if session.starts > unit.now():
            await HoursRepository(unit).hold(session.group_id, (unit.now(), session.starts))
        await _look(unit, session.group_id)

    async def over(self, unit: Unit, session: SessionRecord) -> None:
        """A session is over for good; one that ran over keeps the channel open as long as any other."""
        row = await HoursRepository(unit).get(session.group_id)
        if row is not None and session.state is SessionState.ENDED and session.ends < unit.now():
            after = timedelta(minutes=row.hours.after)
            if unit.now() < session.ends + GRACE:
                await HoursRepository(unit).hold(session.group_id, (session.ends, unit.now() + after))
        await _look(unit, session.group_id)

    async def rota_looked(self, unit: Unit) -> None:
        """The rota or its people may have changed."""
        for row in await HoursRepository(unit).of_kind(HoursKind.STAFFED):
            await _look(unit, row.group_id)

    async def run_due(self, now: datetime) -> int:
        """Open and close what is due; each once."""

        async def work(unit: Unit, number: int) -> None:
            row = await HoursRepository(unit).by_id(number)
            if row is not None and row.due_at is not None and row.due_at <= now:
                await _look(unit, row.group_id)

        return await self._due.units(talk_hours, now, work)


async def _look(unit: Unit, group_id: int, *, tell: bool = False) -> None:
    """Bring the row in step with the present; ``tell`` says it to the group even where nothing turns."""
    row = await HoursRepository(unit).get(group_id)
    if row is None:
        return
    group = await need(unit, group_id)
    if group.state is not GroupState.OPEN:
        await HoursRepository(unit).owe(group_id, None)
        await Outbox(unit).withdraw(_subject(group_id))
        await Outbox(unit).refresh(_subject(group_id), priority=Priority.ROUTINE)
        return
    found = await _standing(unit, group_id, row.hours, row.held)
    now = unit.now()
    due_at = _next_look(row.hours, found, now)
    if tell or found.open != row.open:
        await HoursRepository(unit).turn(group_id, now, due_at, is_open=found.open)
        await GroupRepository(unit).owe(group_id)
        await _say(unit, group_id, now)
    else:
        await HoursRepository(unit).owe(group_id, due_at)
        await Outbox(unit).refresh(_subject(group_id), priority=Priority.ROUTINE)


async def _at_any_hour(unit: Unit, group: GroupRecord) -> None:
    if not await HoursRepository(unit).remove(group.id):
        return
    await GroupRepository(unit).owe(group.id)
    await Outbox(unit).withdraw(_subject(group.id))
    await Outbox(unit).refresh(_subject(group.id), priority=Priority.ROUTINE)
    if group.state is GroupState.OPEN:
        await _send(unit, group.id, ANY_HOUR, f"{ANY_HOUR}:{group.id}", _mark(unit.now()))


async def _say(unit: Unit, group_id: int, since: datetime) -> None:
    """One line says how the channel stands: the one before it goes."""
    await Outbox(unit).withdraw(_subject(group_id))
    await Outbox(unit).refresh(_subject(group_id), priority=Priority.ROUTINE)
    await _send(unit, group_id, LINE, _subject(group_id), _mark(since))


async def _send(unit: Unit, group_id: int, kind: str, subject: str, since: int) -> None:
    channel_id = await GroupRepository(unit).channel(group_id, "talk")
    if channel_id is not None:
        key, payload = f"{kind}:{group_id}:{since}", {"group": group_id, "since": since}
        await Outbox(unit).send(kind, subject, key, priority=Priority.MEMBER, channel_id=channel_id, payload=payload)


async def _view(unit: Unit, group: GroupRecord, hours: Hours, held: Span | None = None) -> HoursView:
    return HoursView(group, hours, await _standing(unit, group.id, hours, held))


async def _standing(unit: Unit, group_id: int, hours: Hours, held: Span | None) -> Standing:
    now, spans = unit.now(), list[Span]()
    if hours.kind is HoursKind.ALWAYS:
        return standing(spans, now)
    meetings = await HoursRepository(unit).meetings(group_id, now - _DAY)
    if hours.kind is HoursKind.SESSION:
        spans = around(meetings, hours)
    else:
        spans = staffed_and_around(await RotaRepository(unit).valid(now.date()), meetings, hours, now)
    return standing([*spans, *([held] if held and spans else [])], now)


def _next_look(hours: Hours, found: Standing, now: datetime) -> datetime | None:
    if hours.kind is HoursKind.STAFFED:
        return min(found.until or now + _DAY, now + _DAY)
    return found.until


def _check(hours: Hours) -> None:
    if not (0 <= hours.before <= MOST and 0 <= hours.after <= MOST):
        raise BadInput("hours-minutes", most=MOST)


def _mark(since: datetime) -> int:
    return int(since.timestamp() * 1000)


def _subject(group_id: int) -> str:
    return f"{LINE}:{group_id}"
