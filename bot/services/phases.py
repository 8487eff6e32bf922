"""The phases of a group: looking at them, changing them, and what its end makes the bot do.

A change is claimed in one transaction with all that follows from it. Nothing here archives a group: after the last
session those who lead are asked, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.domain.groups import EnrolmentState, GroupState
from bot.domain.outbox import Priority
from bot.domain.phases import (
    MOST_SESSIONS,
    Ending,
    Phase,
    counted,
    is_over,
    move_phase,
    next_phases,
    phase_of,
)
from bot.domain.records import GroupRecord
from bot.domain.sessions import SessionEvent, SessionRecord
from bot.domain.when import parse_day
from bot.errors import BadInput, Refusal
from bot.services.farewells import FAR, known_sessions
from bot.services.groups import need
from bot.services.session_news import subject as session_cards
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.sessions import SessionRepository
from bot.storage.unit import Unit

UNSEATED = (EnrolmentState.WAITING, EnrolmentState.PREPARING)


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A group's phase for those who lead it. ``sessions`` are the coming ones until its end, ``waiting`` is a count."""

    group: GroupRecord
    phase: Phase
    following: tuple[Phase, ...]
    waiting: int
    sessions: tuple[SessionRecord, ...]


class PhaseService:
    """Shows and changes phases, and notices the end."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def view(self, guild_id: int, group_id: int) -> PhaseView:
        """Where the group is and where it can go. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await self._view(unit, await need(unit, group_id))

    async def preview(self, guild_id: int, group_id: int, to: Phase, ending: Ending | None = None) -> PhaseView:
        """The same as it would be after a change; nothing changes. Raises Refusal where the group cannot go there."""
        async with self._database.reading(guild_id) as unit:
            group = await need(unit, group_id)
            self._check(group, to)
            view = await self._view(unit, group)
            held = counted(ending, await known_sessions(unit, group_id)) if ending else []
        return PhaseView(group, view.phase, view.following, view.waiting, tuple(held))

    async def read_end(self, guild_id: int, group_id: int, sessions: str, day: str) -> Ending:
        """How a group ends, as written: a number of sessions, or its last day. Raises BadInput."""
        group = await self._group(guild_id, group_id)
        now, number, last = self._clock.now(), sessions.strip(), day.strip()
        if bool(number) == bool(last):
            raise BadInput("phase-end-one")
        if number:
            if not number.isdigit() or not 1 <= int(number) <= MOST_SESSIONS:
                raise BadInput("phase-end-bad-number", most=MOST_SESSIONS)
            return Ending(now, sessions=int(number))
        found = parse_day(last, group.zone, now)
        if found is None:
            raise BadInput("phase-end-bad-day")
        until = datetime.combine(found + timedelta(days=1), time(), tzinfo=ZoneInfo(group.zone)).astimezone(UTC)
        if not now < until <= now + FAR:
            raise BadInput("phase-end-bad-day")
        return Ending(now, until=until)

    async def change(self, guild_id: int, group_id: int, to: Phase, ending: Ending | None = None) -> None:
        """Go on to another phase; ``ending`` says how, if that is the end. Raises NotFound and Refusal."""
        if (to is Phase.ENDING) != (ending is not None):
            raise ValueError("an end has a way, and nothing else has")
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            self._check(group, to)
            if not await GroupRepository(unit).set_phase(group_id, group.phase, to, ending):
                raise Refusal("phase-changed-meanwhile")
            await GroupRepository(unit).owe(group_id)
            for cards in (f"group:{group_id}", _cards(group_id)):
                await Outbox(unit).refresh(cards, priority=Priority.MEMBER)
            for session in await SessionRepository(unit).coming([group_id], unit.now()):
                await Outbox(unit).refresh(session_cards(session.id), priority=Priority.REMINDER)
            await self._announce(unit, group_id, to)

    def end(self, sessions: int | None, until: datetime | None) -> Ending:
        """An end that is announced now. Raises Refusal where its day has passed meanwhile."""
        try:
            return Ending(self._clock.now(), sessions, until)
        except ValueError:
            raise Refusal("phase-end-bad-day") from None

    async def session_over(self, unit: Unit, session: SessionRecord) -> None:
        """A session is over for good: after the last one those who lead are asked about archiving."""
        await ask_to_archive(unit, session.group_id)

    async def session_changed(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        """A session was made, moved or called off: what the cards of the others count may be different now."""
        group = await GroupRepository(unit).get(session.group_id)
        if group is None or group.ending is None or event in {SessionEvent.LENGTHENED, SessionEvent.GUEST}:
            return
        for one in await SessionRepository(unit).coming([group.id], unit.now()):
            await Outbox(unit).refresh(session_cards(one.id), priority=Priority.REMINDER)

    @staticmethod
    async def _announce(unit: Unit, group_id: int, to: Phase) -> None:
        if to in {Phase.PREPARING, Phase.ENDING}:
            await _post(unit, group_id, "talk", f"group-{to.value}", Priority.MEMBER)
        if to is not Phase.ENDING:
            return
        for one in await EnrolmentRepository(unit).members(group_id, UNSEATED):
            await Outbox(unit).withdraw(f"enrolment:{group_id}:{one.user_id}")
            await Outbox(unit).send(
                "group-ending-line",
                f"enrolment:{group_id}:{one.user_id}",
                f"group-ending-line:{one.id}:{unit.now().isoformat()}",
                priority=Priority.MEMBER,
                user_id=one.user_id,
                payload={"group": group_id},
            )

    @staticmethod
    async def _view(unit: Unit, group: GroupRecord) -> PhaseView:
        held = counted(group.ending, await known_sessions(unit, group.id)) if group.ending else []
        coming = tuple(one for one in held if one.ends > unit.now())
        line = await EnrolmentRepository(unit).members(group.id, UNSEATED)
        phase = phase_of(group.state, group.phase)
        return PhaseView(group, phase, next_phases(group.state, group.phase), len(line), coming)

    @staticmethod
    def _check(group: GroupRecord, to: Phase) -> None:
        try:
            move_phase(group.state, group.phase, to)
        except ValueError:
            if group.state in {GroupState.DRAFT, GroupState.ARCHIVED}:
                raise Refusal("group-state-wrong", state=group.state.value) from None
            raise Refusal("phase-not-from-here") from None

    async def _group(self, guild_id: int, group_id: int) -> GroupRecord:
        async with self._database.reading(guild_id) as unit:
            return await need(unit, group_id)


async def ask_to_archive(unit: Unit, group_id: int) -> None:
    """Ask those who lead, once for each announced end, if it has come."""
    group = await GroupRepository(unit).get(group_id)
    if group is None or group.ending is None or group.state is GroupState.ARCHIVED:
        return
    if is_over(group.ending, await known_sessions(unit, group_id), unit.now()):
        await _post(unit, group_id, "staff", "group-over", Priority.ROUTINE, group.ending.since)


async def _post(
    unit: Unit, group_id: int, role: str, kind: str, priority: Priority, since: datetime | None = None
) -> None:
    channel_id = await GroupRepository(unit).channel(group_id, role)
    if channel_id is not None:
        await Outbox(unit).send(
            kind,
            _cards(group_id),
            f"{kind}:{group_id}:{(since or unit.now()).isoformat()}",
            priority=priority,
            channel_id=channel_id,
            payload={"group": group_id},
        )


def _cards(group_id: int) -> str:
    return f"phase:{group_id}"
