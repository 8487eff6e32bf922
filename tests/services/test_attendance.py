"""Attendance, the list of those who are missed, goodbyes, and summaries for the absent."""

from datetime import timedelta

import pytest

from bot.content import data_folder, load_content
from bot.domain.attendance import Presence, Reason
from bot.domain.sessions import Answer, SessionRecord
from bot.errors import NotFound, Refusal
from bot.services.attendance import DONE, LATER, AttendanceService
from bot.services.enrolments import EnrolmentService
from bot.services.goodbyes import GoodbyeService
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.services.summaries import SummaryService
from bot.storage.database import Database
from bot.storage.reminders import WishRepository
from bot.storage.sessions import SessionRepository
from tests.circle import ANNA, BEN, GUILD, MARA, open_group, rows, sends
from tests.clocks import StillClock
from tests.services.flags import Flags
from tests.services.sweeping import sweep

CONTENT = load_content(data_folder())
VOICE, GROUP = 14, 1
WEEK = timedelta(days=7)


class Evening:
    """A weekly series, and what may be done around its sessions."""

    def __init__(self, database: Database, clock: StillClock, private: PrivateWords) -> None:
        self.database, self.clock = database, clock
        self.sessions = SessionService(database, clock, CONTENT, private)
        self.attendance = AttendanceService(database, clock)
        self.sessions.on_change(self.attendance.followed)
        self.enrolments = EnrolmentService(database, clock)
        self.goodbyes = GoodbyeService(database, self.enrolments, private)
        self.summaries = SummaryService(database)

    async def next(self) -> SessionRecord:
        async with self.database.reading(GUILD) as unit:
            return (await SessionRepository(unit).coming([GROUP], self.clock.now()))[0]

    async def pass_until(self, moment: object) -> None:
        self.clock.move(moment - self.clock.now())  # type: ignore[operator]
        await sweep(self.sessions, self.clock)

    async def held(self, *there: int) -> SessionRecord:
        """A session passes with these members in its voice channel."""
        session = await self.next()
        await self.pass_until(session.starts)
        for person in there:
            await self.attendance.moved(GUILD, person, VOICE)
        await self.pass_until(session.ends)
        for person in there:
            await self.attendance.moved(GUILD, person, None)
        return session

    async def seen(self, session: SessionRecord) -> dict[int, Presence]:
        sheet = await self.attendance.sheet(GUILD, session.id)
        return {one.user_id: one.presence for one in sheet.people}

    async def missed(self) -> dict[int, tuple[Reason, ...]]:
        return {one.missing.user_id: one.missing.reasons for one in await self.attendance.missing(GUILD, GROUP)}


@pytest.fixture
async def evening(database: Database, clock: StillClock, private: PrivateWords) -> Evening:
    await open_group(database, channels={"talk": 11, "checkins": 12, "staff": 13, "voice": VOICE})
    made = Evening(database, clock, private)
    draft, _ = await made.sessions.plans.propose(GUILD, MARA, Wish(GROUP, "thu 18:00", 1, MARA))
    await made.sessions.confirm(GUILD, MARA, draft)
    return made


async def test_the_sheet_knows_the_room_and_forgets_how_long(evening: Evening, database: Database) -> None:
    session = await evening.held(ANNA)
    assert await evening.seen(session) == {ANNA: Presence.THERE, BEN: Presence.MISSED}
    kept = await rows(database, "attendance")
    assert all((row["seconds"], row["since"], row["late"]) == (0, None, False) for row in kept)
    (card,) = await sends(database, "attendance-sheet")
    assert (card["channel_id"], card["payload"]) == (13, {"session": session.id})


async def test_who_waits_early_was_there_and_who_comes_late_was_late(evening: Evening) -> None:
    session = await evening.next()
    await evening.pass_until(session.starts - timedelta(hours=1))
    await evening.attendance.moved(GUILD, ANNA, VOICE)
    await evening.pass_until(session.starts + timedelta(minutes=30))
    await evening.attendance.look(GUILD, {ANNA: VOICE, BEN: VOICE, 999: VOICE})
    await evening.pass_until(session.ends)
    assert await evening.seen(session) == {ANNA: Presence.THERE, BEN: Presence.LATE}


async def test_who_leaves_before_it_begins_leaves_no_trace(evening: Evening, database: Database) -> None:
    session = await evening.next()
    await evening.pass_until(session.starts - timedelta(hours=1))
    await evening.attendance.moved(GUILD, ANNA, VOICE)
    await evening.pass_until(session.starts - timedelta(minutes=30))
    await evening.attendance.moved(GUILD, ANNA, 11)
    assert await rows(database, "attendance") == []


async def test_without_the_room_nobody_is_called_absent_and_one_tap_says_who_was_there(evening: Evening) -> None:
    session = await evening.next()
    await evening.sessions.rsvps.answer(GUILD, session.id, BEN, Answer.ABSENT)
    await evening.held()
    assert await evening.seen(session) == {ANNA: Presence.UNKNOWN, BEN: Presence.TOLD}
    assert await evening.missed() == {}
    await evening.attendance.correct(GUILD, session.id, Presence.THERE, {ANNA, BEN}, {BEN})
    assert await evening.seen(session) == {ANNA: Presence.MISSED, BEN: Presence.THERE}
    assert await evening.missed() == {ANNA: (Reason.WITHOUT_WORD,)}


async def test_a_word_said_during_the_session_holds(evening: Evening) -> None:
    session = await evening.next()
    await evening.pass_until(session.starts)
    await evening.attendance.correct(GUILD, session.id, Presence.LATE, {BEN}, {BEN})
    await evening.attendance.moved(GUILD, BEN, VOICE)
    await evening.pass_until(session.ends)
    assert (await evening.seen(session))[BEN] is Presence.LATE


async def test_the_list_comes_back_as_was_decided(evening: Evening) -> None:
    await evening.held(ANNA)
    assert await evening.missed() == {BEN: (Reason.WITHOUT_WORD,)}
    assert await evening.attendance.decide(GUILD, GROUP, BEN, LATER) == 0
    assert await evening.missed() == {}
    await evening.held(ANNA)
    assert await evening.missed() == {BEN: (Reason.WITHOUT_WORD, Reason.TWO_MISSED)}
    await evening.attendance.decide(GUILD, GROUP, BEN, DONE)
    await evening.held(ANNA, BEN)
    assert await evening.missed() == {}
    await evening.held(ANNA)
    assert await evening.missed() == {BEN: (Reason.WITHOUT_WORD,)}


async def test_a_session_that_has_not_begun_has_no_sheet(evening: Evening) -> None:
    with pytest.raises(NotFound):
        await evening.attendance.sheet(GUILD, (await evening.next()).id)


async def test_a_goodbye_stays_until_its_session_is_over(evening: Evening, database: Database) -> None:
    session = await evening.next()
    told = await evening.goodbyes.say(GUILD, GROUP, ANNA, "it was good", shared=True, at_session=True)
    assert told.at == session.starts
    assert len(await sends(database, "group-leaving", "goodbye-shared")) == 2
    box = (await rows(database, "goodbyes"))[0]
    assert b"good" not in box["word"]
    evening.clock.move(session.ends - evening.clock.now())
    await sweep(evening.sessions, evening.clock)
    assert await evening.goodbyes.run_due(evening.clock.now()) == 1
    states = {row["user_id"]: row["state"] for row in await rows(database, "enrolments")}
    assert states[ANNA] == "left"
    assert len(await sends(database, "group-left")) == 1


async def test_a_goodbye_can_be_kept_from_the_group_and_leaves_at_once(
    evening: Evening, database: Database, flags: Flags
) -> None:
    told = await evening.goodbyes.say(GUILD, GROUP, ANNA, "goodbye all", shared=False, at_session=False)
    assert told.at is None
    assert flags.raised, "a goodbye is looked at like any other word"
    assert await sends(database, "goodbye-shared", "group-leaving") == []
    (left,) = await sends(database, "group-left")
    shown = await evening.goodbyes.get(GUILD, left["payload"]["goodbye"])
    assert shown is not None
    assert (shown.user_id, shown.word, shown.shared) == (ANNA, "goodbye all", False)


async def test_only_the_absent_read_the_summary(evening: Evening, database: Database) -> None:
    session = await evening.held(ANNA)
    async with database.unit(GUILD) as unit:
        await WishRepository(unit).choose(GROUP, BEN, {60}, news=True)
    written = await evening.summaries.write(GUILD, session.id, MARA, "We spoke about sleep.")
    assert (written.readers, written.written_to, written.shared) == ((BEN,), (BEN,), False)
    with pytest.raises(NotFound):
        await evening.summaries.read(GUILD, session.id, BEN)
    await evening.summaries.share(GUILD, session.id)
    await evening.summaries.share(GUILD, session.id)
    assert [row["user_id"] for row in await sends(database, "session-summary")] == [BEN]
    assert (await evening.summaries.read(GUILD, session.id, BEN)).words == "We spoke about sleep."
    with pytest.raises(Refusal):
        await evening.summaries.read(GUILD, session.id, ANNA)
    card = await evening.sessions.card(GUILD, (await evening.next()).id)
    assert card is not None
    assert card.summary == session.id
