"""Courses: what comes out when, also when a session is moved or called off, and what is kept about whom."""

from datetime import timedelta

import pytest

from bot.content import data_folder, load_content
from bot.domain.courses import Round
from bot.domain.sessions import SessionRecord
from bot.errors import BadInput, Refusal
from bot.services.courses import CARD, POST, UNPLANNED, CourseService
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.storage.database import Database
from bot.storage.sessions import SessionRepository
from tests.circle import ANNA, GUILD, MARA, open_group, rows, sends
from tests.clocks import StillClock

CONTENT = load_content(data_folder())
CHANNELS = {"talk": 11, "checkins": 12, "staff": 13, "resources": 14, "voice": 15}


class Class:
    """A group with a course and a weekly series."""

    def __init__(self, database: Database, clock: StillClock, private: PrivateWords) -> None:
        self.database, self.clock = database, clock
        self.courses = CourseService(database, CONTENT)
        self.sessions = SessionService(database, clock, CONTENT, private)
        self.sessions.on_change(self.courses.followed)

    async def first(self) -> int:
        """The number of the first module."""
        return (await self.courses.progress(GUILD, 1)).steps[0].id

    async def session(self) -> SessionRecord:
        async with self.database.reading(GUILD) as unit:
            return (await SessionRepository(unit).coming([1], self.clock.now()))[0]

    async def planned(self) -> tuple[int, SessionRecord]:
        """The first module comes out with the next session."""
        number, session = await self.first(), await self.session()
        at = await self.courses.when(GUILD, number, "", session.id)
        await self.courses.plan(GUILD, number, at, session.id, MARA)
        return number, session

    async def out(self) -> list[int]:
        await self.courses.run_due(self.clock.now())
        return [one.id for one in await self.courses.out(GUILD, 1)]


@pytest.fixture
async def school(database: Database, clock: StillClock, private: PrivateWords) -> Class:
    await open_group(database, kind="psychoeducation", channels=CHANNELS)
    made = Class(database, clock, private)
    draft, _ = await made.sessions.plans.propose(GUILD, MARA, Wish(1, "thu 18:00", 1, MARA))
    await made.sessions.confirm(GUILD, MARA, draft)
    await made.courses.choose(GUILD, 1, "anxiety", MARA)
    return made


async def test_a_module_comes_out_once_with_its_session(school: Class, database: Database) -> None:
    number, session = await school.planned()
    assert await school.out() == []
    school.clock.move(session.starts - school.clock.now())
    assert await school.out() == [number]
    assert await school.out() == [number]
    assert [row["channel_id"] for row in await sends(database, POST)] == [14]
    assert [row["channel_id"] for row in await sends(database, CARD)] == [11]
    with pytest.raises(Refusal, match="course-out-already"):
        await school.courses.release(GUILD, number, MARA)


async def test_it_moves_with_its_session_and_waits_when_that_is_off(school: Class, database: Database) -> None:
    number, session = await school.planned()
    later = session.starts + timedelta(hours=2)
    moved = await school.sessions.move(GUILD, session.id, session.revision, later)
    school.clock.move(session.starts - school.clock.now())
    assert await school.out() == []
    await school.sessions.cancel(GUILD, session.id, moved.revision)
    school.clock.move(timedelta(hours=3))
    assert await school.out() == []
    assert [row["payload"] for row in await sends(database, UNPLANNED)] == [{"module": number}]


async def test_it_comes_out_at_a_time_and_not_while_the_group_is_paused(school: Class, database: Database) -> None:
    number = await school.first()
    with pytest.raises(BadInput, match="course-when-one"):
        await school.courses.when(GUILD, number, "", None)
    at = await school.courses.when(GUILD, number, "tomorrow 12:00", None)
    await school.courses.plan(GUILD, number, at, None, MARA)
    async with database.unit(GUILD) as unit:
        await unit.connection.exec_driver_sql("UPDATE groups SET state = 'paused'")
    school.clock.move(at - school.clock.now())
    assert await school.out() == []
    async with database.unit(GUILD) as unit:
        await unit.connection.exec_driver_sql("UPDATE groups SET state = 'open'")
    school.clock.move(timedelta(hours=6))
    assert await school.out() == [number]


async def test_only_what_was_understood_is_kept_and_a_member_takes_it_back(school: Class, database: Database) -> None:
    number = await school.first()
    with pytest.raises(Refusal, match="course-not-out"):
        await school.courses.seen(GUILD, number, ANNA)
    await school.courses.release(GUILD, number, MARA)
    await school.courses.finish(GUILD, number, ANNA, Round(3, 0b011))
    assert await rows(database, "module_marks") == []
    await school.courses.finish(GUILD, number, ANNA, Round(3, 0b111))
    await school.courses.seen(GUILD, number, ANNA)
    step = (await school.courses.progress(GUILD, 1)).steps[0]
    assert (step.seen, step.understood) == ((ANNA,), (ANNA,))
    await school.courses.forget(GUILD, number, ANNA)
    assert await rows(database, "module_marks") == []


async def test_a_kind_without_courses_refuses_one(database: Database) -> None:
    await open_group(database, kind="process")
    with pytest.raises(Refusal, match="course-not-here"):
        await CourseService(database, CONTENT).choose(GUILD, 1, "anxiety", MARA)
