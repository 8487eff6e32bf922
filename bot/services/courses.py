"""Courses of groups: chosen, planned, released by a session or a date, read, and checked for oneself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.content import Content
from bot.domain.courses import Course, Round, Step
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.records import GroupRecord
from bot.domain.sessions import SessionEvent, SessionRecord, SessionState
from bot.domain.when import parse_when
from bot.errors import BadInput, NotFound, Refusal
from bot.services.groups import need
from bot.services.rsvps import leader_names
from bot.storage.courses import CourseRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.sessions import SessionRepository
from bot.storage.tables import modules
from bot.storage.unit import Unit

CARD, POST, UNPLANNED = "module", "module-post", "module-unplanned"
"""The card in the group's talk, the post among its resources, and the word to staff that a plan fell away."""
AGAIN = timedelta(hours=6)
"""While a group is paused, nothing comes out; it is looked at again after this."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A group's course as those who lead see it. ``members`` are user ids of all who are in it."""

    group: GroupRecord
    course: Course
    steps: tuple[Step, ...]
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A module as somebody reads it, with the names of those who lead and the channel of the group's resources."""

    step: Step
    course: Course
    leaders: tuple[str, ...]
    shelf: int | None


class CourseService:
    """Courses of all guilds, always one guild at a time."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content, self._due = database, content, Due(database)

    # ----------------------------------------------------------------- those who lead

    async def offered(self, guild_id: int, group_id: int, key: str) -> Course:
        """The course of that key, for a look before it is chosen. Raises Refusal and NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await self._offered(unit, group_id, key)

    async def choose(self, guild_id: int, group_id: int, key: str, by: int) -> Course:
        """Give the group a course; nothing comes out yet. Raises Refusal and NotFound."""
        async with self._database.unit(guild_id) as unit:
            course = await self._offered(unit, group_id, key)
            await CourseRepository(unit).choose(group_id, key, [one.key for one in course.modules], by)
        return course

    async def progress(self, guild_id: int, group_id: int) -> Progress:
        """How far a group is. Raises Refusal where no course is chosen."""
        async with self._database.reading(guild_id) as unit:
            group, course = await need(unit, group_id), await self._chosen(unit, group_id)
            steps = await self._steps(unit, group_id, course)
            members = [one.user_id for one in await EnrolmentRepository(unit).members(group_id)]
        here = set(members)
        kept = [
            replace(
                one,
                seen=tuple(who for who in one.seen if who in here),
                understood=tuple(who for who in one.understood if who in here),
            )
            for one in steps
        ]
        return Progress(group, course, tuple(kept), tuple(members))

    async def led(self, guild_id: int, user_id: int) -> list[tuple[GroupRecord, Step]]:
        """Modules of the groups that a person leads."""
        async with self._database.reading(guild_id) as unit:
            led = await GroupRepository(unit).led_by(user_id)
            found: list[tuple[GroupRecord, Step]] = []
            for row in await CourseRepository(unit).all_chosen(led):
                course = self._content.curricula.get(row["course"])
                group = await GroupRepository(unit).get(row["group_id"])
                if course and group:
                    found += [(group, one) for one in await self._steps(unit, group.id, course)]
        return found

    async def look(self, guild_id: int, module_id: int) -> Opened:
        """A module before or after it is out, for those who lead. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await self._opened(unit, module_id)

    async def release(self, guild_id: int, module_id: int, by: int) -> Step:
        """It comes out now. Raises NotFound, and Refusal if it is out or the group is not open."""
        async with self._database.unit(guild_id) as unit:
            step = (await self._opened(unit, module_id)).step
            await self._open_group(unit, step.group_id)
            if not await CourseRepository(unit).plan(module_id, None, None, by):
                raise Refusal("course-out-already", title=step.module.title)
            await self._release(unit, step)
        return step

    async def when(self, guild_id: int, module_id: int, written: str, session_id: int | None) -> datetime:
        """The instant (UTC) at which it would come out: a session's start, or what is ``written`` in the group's zone.

        Raises BadInput, NotFound and Refusal.
        """
        async with self._database.reading(guild_id) as unit:
            step = (await self._opened(unit, module_id)).step
            if step.released_at:
                raise Refusal("course-out-already", title=step.module.title)
            if bool(written.strip()) == bool(session_id):
                raise BadInput("course-when-one")
            if session_id:
                return (await self._session(unit, step, session_id)).starts
            return parse_when(written, (await need(unit, step.group_id)).zone, unit.now())

    async def plan(self, guild_id: int, module_id: int, at: datetime, session_id: int | None, by: int) -> Step:
        """It comes out ``at`` an instant (UTC), or when a session begins, wherever that is moved to.

        Raises NotFound, and Refusal where the time has passed or the session is off.
        """
        async with self._database.unit(guild_id) as unit:
            step = (await self._opened(unit, module_id)).step
            due_at = (await self._session(unit, step, session_id)).starts if session_id else at
            if due_at <= unit.now():
                raise Refusal("when-past")
            if not await CourseRepository(unit).plan(module_id, due_at, session_id, by):
                raise Refusal("course-out-already", title=step.module.title)
            unit.wake()
        return replace(step, due_at=due_at, session_id=session_id)

    async def unplan(self, guild_id: int, module_id: int, by: int) -> Step:
        """It no longer comes out by itself. Raises NotFound, and Refusal if it is out."""
        async with self._database.unit(guild_id) as unit:
            step = (await self._opened(unit, module_id)).step
            if not await CourseRepository(unit).plan(module_id, None, None, by):
                raise Refusal("course-out-already", title=step.module.title)
        return step

    # ------------------------------------------------------------------------ members

    async def read(self, guild_id: int, module_id: int) -> Opened:
        """A module that is out. Raises NotFound and Refusal."""
        opened = await self.look(guild_id, module_id)
        if opened.step.released_at is None:
            raise Refusal("course-not-out")
        return opened

    async def out(self, guild_id: int, group_id: int) -> tuple[Step, ...]:
        """The modules of a group's course that are out. Raises Refusal where there is no course."""
        async with self._database.reading(guild_id) as unit:
            steps = await self._steps(unit, group_id, await self._chosen(unit, group_id))
        return tuple(one for one in steps if one.released_at)

    async def seen(self, guild_id: int, module_id: int, user_id: int) -> Opened:
        """A member has seen a module. Raises NotFound and Refusal."""
        opened = await self.read(guild_id, module_id)
        async with self._database.unit(guild_id) as unit:
            await CourseRepository(unit).mark(module_id, user_id, understood=False)
        return opened

    async def forget(self, guild_id: int, module_id: int, user_id: int) -> None:
        """A member takes back that they have seen and understood it."""
        async with self._database.unit(guild_id) as unit:
            await CourseRepository(unit).unmark(module_id, user_id)

    async def finish(self, guild_id: int, module_id: int, user_id: int, done: Round) -> Opened:
        """A member is through a check; only that all answers were right is kept. Raises NotFound and Refusal."""
        opened = await self.read(guild_id, module_id)
        if done.understood(opened.step.module):
            async with self._database.unit(guild_id) as unit:
                await CourseRepository(unit).mark(module_id, user_id, understood=True)
        return opened

    # --------------------------------------------------------------- what happens by itself

    async def followed(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        """A session was moved or called off: what comes out with it moves too, or waits for a new plan."""
        if event not in {SessionEvent.MOVED, SessionEvent.CANCELLED}:
            return
        for row in await CourseRepository(unit).with_session(session.id):
            off = event is SessionEvent.CANCELLED
            await CourseRepository(unit).owe(row["id"], None if off else session.starts)
            if off:
                await self._tell_staff(unit, row["group_id"], row["id"], session.id)
        unit.wake()

    async def run_due(self, now: datetime) -> int:
        """Release what is due."""

        async def work(unit: Unit, module_id: int) -> None:
            row = await CourseRepository(unit).get(module_id)
            if row is None or row["due_at"] is None or row["due_at"] > now:
                return
            state = (await need(unit, row["group_id"])).state
            course = self._content.curricula.get(row["course"])
            if state is GroupState.PAUSED:
                await CourseRepository(unit).owe(module_id, now + AGAIN)
            elif state is not GroupState.OPEN or course is None or course.module(row["module"]) is None:
                await CourseRepository(unit).owe(module_id, None)
            else:
                await self._release(unit, (await self._opened(unit, module_id)).step)

        return await self._due.units(modules, now, work)

    async def _release(self, unit: Unit, step: Step) -> None:
        """Out, with its post and its card, in one transaction."""
        if not await CourseRepository(unit).release(step.id):
            return
        channels = await GroupRepository(unit).channels(step.group_id)
        for kind, role in ((POST, "resources"), (CARD, "talk")):
            if role in channels:
                await Outbox(unit).send(
                    kind,
                    f"module:{step.id}",
                    f"{kind}:{step.id}",
                    priority=Priority.ROUTINE,
                    channel_id=channels[role],
                    payload={"module": step.id},
                )

    @staticmethod
    async def _tell_staff(unit: Unit, group_id: int, module_id: int, session_id: int) -> None:
        channel_id = await GroupRepository(unit).channel(group_id, "staff")
        if channel_id is not None:
            await Outbox(unit).send(
                UNPLANNED,
                f"{UNPLANNED}:{module_id}",
                f"{UNPLANNED}:{module_id}:{session_id}",
                priority=Priority.ROUTINE,
                channel_id=channel_id,
                payload={"module": module_id},
            )

    # ------------------------------------------------------------------------- reading

    async def _offered(self, unit: Unit, group_id: int, key: str) -> Course:
        kind = self._content.group_types[(await need(unit, group_id)).type]
        if "course" not in kind.parts:
            raise Refusal("course-not-here", kind=kind.name)
        if key not in self._content.curricula:
            raise NotFound("course-unknown")
        return self._content.curricula[key]

    async def _chosen(self, unit: Unit, group_id: int) -> Course:
        key = await CourseRepository(unit).chosen(group_id)
        if key is None:
            raise Refusal("course-none")
        if key not in self._content.curricula:
            raise NotFound("course-unknown")
        return self._content.curricula[key]

    async def _steps(self, unit: Unit, group_id: int, course: Course) -> list[Step]:
        """In the order of the course; modules that a clinic has taken away are left out."""
        rows = {row["module"]: row for row in await CourseRepository(unit).of_group(group_id, course.key)}
        marks = await CourseRepository(unit).marks([row["id"] for row in rows.values()])
        return [
            _step(rows[module.key], number, course, marks)
            for number, module in enumerate(course.modules, start=1)
            if module.key in rows
        ]

    async def _opened(self, unit: Unit, module_id: int) -> Opened:
        row = await CourseRepository(unit).get(module_id)
        course = self._content.curricula.get(row["course"]) if row else None
        if row is None or course is None or course.module(row["module"]) is None:
            raise NotFound("course-module-gone")
        steps = await self._steps(unit, row["group_id"], course)
        step = next(one for one in steps if one.id == module_id)
        names = await leader_names(unit, await GroupRepository(unit).facilitators(step.group_id))
        return Opened(step, course, names, await GroupRepository(unit).channel(step.group_id, "resources"))

    @staticmethod
    async def _open_group(unit: Unit, group_id: int) -> None:
        if (await need(unit, group_id)).state is not GroupState.OPEN:
            raise Refusal("course-group-closed")

    @staticmethod
    async def _session(unit: Unit, step: Step, session_id: int) -> SessionRecord:
        session = await SessionRepository(unit).get(session_id)
        if session is None or session.group_id != step.group_id or session.state is not SessionState.PLANNED:
            raise NotFound("course-no-session")
        return session


def _step(row: Any, number: int, course: Course, marks: Any) -> Step:
    module = course.module(row["module"])
    assert module is not None
    mine = [one for one in marks if one["module_id"] == row["id"]]
    return Step(
        row["id"],
        row["group_id"],
        number,
        module,
        row["released_at"],
        row["due_at"],
        row["session_id"],
        tuple(one["user_id"] for one in mine if one["seen_at"]),
        tuple(one["user_id"] for one in mine if one["understood_at"]),
    )
