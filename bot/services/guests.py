"""Guest speakers: invited, briefed, let in around their session and out again, wherever it is moved to."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.domain.guests import COMING, LONGEST_NAME, LONGEST_TOPIC, Visit, VisitState, turn
from bot.domain.outbox import OutboxEntry, Priority
from bot.domain.sessions import SessionEvent, SessionRecord, SessionState
from bot.errors import BadInput, CirclekeeperError, NotFound, Refusal
from bot.services.groups import need
from bot.services.sessions import SessionService
from bot.storage.agreements import AgreementRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guests import VisitRepository
from bot.storage.outbox import Outbox
from bot.storage.sessions import SessionRepository
from bot.storage.tables import visits
from bot.storage.unit import Unit

BRIEF, NEWS, CLOSED, CHANGED = "guest-brief", "guest-news", "guest-closed", "guest-changed"
"""The brief to the guest, that one comes (to the group), that a brief did not arrive (to staff), and what changed."""


class GuestService:
    """Guests of all guilds, always one guild at a time."""

    def __init__(self, database: Database, content: Content, sessions: SessionService) -> None:
        self._database, self._content, self._sessions = database, content, sessions
        self._due = Due(database)

    # ----------------------------------------------------------------- those who lead

    async def invite(self, guild_id: int, session_id: int, by: int, guest: tuple[int, str], topic: str) -> Visit:
        """Invite a person (user id and name) to a session; they get a brief. Raises BadInput, NotFound and Refusal."""
        about, name = " ".join(topic.split())[:LONGEST_TOPIC], " ".join(guest[1].split())[:LONGEST_NAME]
        if not about:
            raise BadInput("guest-no-topic")
        async with self._database.unit(guild_id) as unit:
            session = await SessionRepository(unit).get(session_id)
            if session is None or session.state is not SessionState.PLANNED:
                raise NotFound("guest-no-session")
            group = await need(unit, session.group_id)
            if "guests" not in self._content.group_types[group.type].parts:
                raise Refusal("guest-not-here")
            mine = await EnrolmentRepository(unit).groups_of(guest[0])
            if group.id in [*mine, *await GroupRepository(unit).led_by(guest[0])]:
                raise Refusal("guest-is-here")
            number = await VisitRepository(unit).invite(group.id, session_id, guest[0], name, about, by)
            if number is None:
                raise Refusal("guest-invited-already")
            await self._turn(unit, number)
            await _send(unit, BRIEF, group.id, number, user_id=guest[0])
            return await self._need(unit, number)

    async def coming(self, guild_id: int, group_id: int) -> list[Visit]:
        """Who is invited to a group. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            await need(unit, group_id)
            return [await self._need(unit, row["id"]) for row in await VisitRepository(unit).coming(group_id)]

    async def led(self, guild_id: int, user_id: int) -> list[Visit]:
        """Who is invited to the groups that a person leads."""
        async with self._database.reading(guild_id) as unit:
            led = await GroupRepository(unit).led_by(user_id)
            return [await self._need(unit, row["id"]) for row in await VisitRepository(unit).coming(*led)]

    async def end(self, guild_id: int, visit_id: int) -> Visit:
        """The visit is over or called off; the guest is out at once, and told. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            before = await self._need(unit, visit_id)
            if before.state not in COMING:
                raise NotFound("guest-gone")
            await self._out(unit, visit_id)
        await self._name(guild_id, before.session_id, None)
        return before

    # ------------------------------------------------------------------------- guests

    async def answer(self, guild_id: int, visit_id: int, user_id: int, *, yes: bool) -> Visit:
        """The guest accepts the brief, or declines. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            found = await self._need(unit, visit_id)
            if found.user_id != user_id or found.state is not VisitState.INVITED:
                raise NotFound("guest-gone")
            state = VisitState.ACCEPTED if yes else VisitState.DECLINED
            await VisitRepository(unit).turn(visit_id, state, None, inside=False)
            await self._turn(unit, visit_id)
            roles = ("staff", "talk") if yes else ("staff",)
            for role in roles:
                channel_id = await GroupRepository(unit).channel(found.group_id, role)
                await _send(unit, NEWS, found.group_id, visit_id, channel_id=channel_id, mark=role)
            after = await self._need(unit, visit_id)
        if yes:
            await self._name(guild_id, after.session_id, found.name)
        return after

    async def look(self, guild_id: int, visit_id: int) -> Visit | None:
        """A visit as it is now, for cards; None when it is gone."""
        async with self._database.reading(guild_id) as unit:
            with suppress(CirclekeeperError):
                return await self._need(unit, visit_id)
        return None

    # --------------------------------------------------------------- what happens by itself

    async def followed(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        """A session was moved, lengthened, called off or ended: its guests with it."""
        for row in await VisitRepository(unit).of_session(session.id):
            if event is SessionEvent.CANCELLED:
                await self._out(unit, row["id"])
            elif event in {SessionEvent.MOVED, SessionEvent.LENGTHENED}:
                await self._turn(unit, row["id"])
                mark = f"{session.starts.timestamp()}:{session.ends.timestamp()}"
                await _send(unit, CHANGED, row["group_id"], row["id"], user_id=row["user_id"], mark=mark)

    async def delivered(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a brief: those who lead are told of one that was refused."""
        row = await VisitRepository(unit).get(int(entry.payload["visit"]))
        if row is not None and not delivered:
            channel_id = await GroupRepository(unit).channel(row["group_id"], "staff")
            await _send(unit, CLOSED, row["group_id"], row["id"], channel_id=channel_id)

    async def run_due(self, now: datetime) -> int:
        """Let guests in before their session, and out after it."""

        async def work(unit: Unit, visit_id: int) -> None:
            row = await VisitRepository(unit).get(visit_id)
            if row is not None and row["due_at"] is not None and row["due_at"] <= now:
                await self._turn(unit, visit_id)

        return await self._due.units(visits, now, work)

    # ------------------------------------------------------------------------------ parts

    async def _turn(self, unit: Unit, visit_id: int) -> None:
        found = await self._need(unit, visit_id)
        state, inside, due_at = turn(found.state, found.starts, found.ends, unit.now())
        await VisitRepository(unit).turn(visit_id, state, due_at, inside=inside)
        if inside != found.inside:
            await GroupRepository(unit).owe(found.group_id)

    @staticmethod
    async def _out(unit: Unit, visit_id: int) -> None:
        row = await VisitRepository(unit).get(visit_id)
        assert row is not None
        await VisitRepository(unit).turn(visit_id, VisitState.ENDED, None, inside=False)
        await GroupRepository(unit).owe(row["group_id"])
        await Outbox(unit).withdraw(f"visit:{visit_id}")
        await Outbox(unit).refresh(f"visit:{visit_id}", priority=Priority.ROUTINE)
        await _send(unit, CHANGED, row["group_id"], visit_id, user_id=row["user_id"], mark="off")

    async def _name(self, guild_id: int, session_id: int, name: str | None) -> None:
        with suppress(CirclekeeperError):
            await self._sessions.invite(guild_id, session_id, name)

    async def _need(self, unit: Unit, visit_id: int) -> Visit:
        row = await VisitRepository(unit).get(visit_id)
        session = await SessionRepository(unit).get(row["session_id"]) if row else None
        if row is None or session is None:
            raise NotFound("guest-gone")
        group = await need(unit, row["group_id"])
        agreed = await AgreementRepository(unit).current(group.id)
        kind = self._content.group_types[group.type].name
        return _visit(row, session, group.name, kind, agreed.short if agreed else "")


def _visit(row: Any, session: SessionRecord, group: str, kind: str, rules: str) -> Visit:
    return Visit(
        row["id"],
        row["group_id"],
        row["session_id"],
        row["user_id"],
        row["name"],
        row["topic"],
        VisitState(row["state"]),
        bool(row["inside"]),
        session.starts,
        session.ends,
        group,
        kind,
        rules,
    )


async def _send(
    unit: Unit,
    kind: str,
    group_id: int,
    visit_id: int,
    *,
    channel_id: int | None = None,
    user_id: int | None = None,
    mark: str = "",
) -> None:
    if channel_id is None and user_id is None:
        return
    await Outbox(unit).send(
        kind,
        f"visit:{visit_id}",
        f"{kind}:{visit_id}:{mark}:{secrets.token_hex(4)}",  # a number may be used again
        priority=Priority.MEMBER,
        channel_id=channel_id,
        user_id=user_id,
        payload={"visit": visit_id, "group": group_id},
    )
