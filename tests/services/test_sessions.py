"""Planning, cancelling, moving and ending, and members' answers."""

import itertools
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.content import data_folder, load_content
from bot.domain.groups import Consent
from bot.domain.sessions import Answer, SessionRecord, SessionState
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish, shown_dates
from bot.services.sessions import SessionService
from bot.storage.database import Database
from bot.storage.sessions import SessionRepository
from tests.circle import ANNA, BEN, GUILD, MARA, open_group, rows, sends, utc
from tests.clocks import StillClock
from tests.services.flags import Flags
from tests.services.sweeping import sweep

CONTENT = load_content(data_folder())


@pytest.fixture
def service(database: Database, clock: StillClock, private: PrivateWords) -> SessionService:
    return SessionService(database, clock, CONTENT, private)


async def plan(service: SessionService, group_id: int, when: str = "thu 18:00", **more: object) -> int:
    wish = Wish(group_id, when, 1, MARA, **more)  # type: ignore[arg-type]
    draft, _ = await service.plans.propose(GUILD, MARA, wish)
    return (await service.confirm(GUILD, MARA, draft)).id


async def first(database: Database, clock: StillClock, group_id: int) -> SessionRecord:
    async with database.reading(GUILD) as unit:
        return (await SessionRepository(unit).coming([group_id], clock.now()))[0]


async def test_a_plan_is_shown_first_and_saved_once(service: SessionService, database: Database) -> None:
    group = await open_group(database)
    draft, plan = await service.plans.propose(GUILD, MARA, Wish(group, "thu 18:00", 2, MARA, count=3))
    shown, without = shown_dates(plan, utc(2026, 3, 2))
    assert [one.date.isoformat() for one in shown] == ["2026-03-05", "2026-03-19", "2026-04-02"]
    assert not without
    assert plan.record.rule.minutes == CONTENT.group_types["support"].session_minutes
    assert not await rows(database, "series")
    with pytest.raises(NotFound):
        await service.confirm(GUILD, ANNA, draft)
    await service.confirm(GUILD, MARA, draft)
    with pytest.raises(NotFound):
        await service.confirm(GUILD, MARA, draft)
    assert len(await rows(database, "series")) == 1
    assert [row["date"].isoformat() for row in await rows(database, "sessions")] == [
        "2026-03-05",
        "2026-03-19",
        "2026-04-02",
    ]


async def test_what_cannot_be_planned_is_said(service: SessionService, database: Database) -> None:
    group = await open_group(database)
    for wish, key in (
        (Wish(group, "soonish", 1, MARA), "when-unreadable"),
        (Wish(group, "2026-03-29 02:30", 1, MARA), "when-does-not-exist"),
        (Wish(group, "thu 18:00", 1, MARA, until="next year"), "session-until-unreadable"),
        (Wish(group, "thu 18:00", 1, MARA, until="2026-03-04"), "session-until-early"),
        (Wish(group, "thu 18:00", 1, MARA, minutes=9999), "session-minutes-range"),
    ):
        with pytest.raises(BadInput, match=key):
            await service.plans.propose(GUILD, MARA, wish)
    with pytest.raises(Refusal, match="session-leader-without-record"):
        await service.plans.propose(GUILD, MARA, Wish(group, "thu 18:00", 1, BEN))


async def test_field_12_sessions_stay_on_the_wall_clock_while_the_horizon_moves(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await plan(service, group)
    for _ in range(80):
        await sweep(service, clock)
        clock.move(timedelta(days=3))
    found = await rows(database, "sessions")
    local = [row["starts"].astimezone(ZoneInfo("Europe/Berlin")) for row in found]
    assert {(one.hour, one.minute, one.weekday()) for one in local} == {(18, 0, 3)}
    assert len({one.utcoffset() for one in local}) == 2, "both sides of a change"
    days = [row["date"] for row in found]
    assert all(after - before == timedelta(days=7) for before, after in itertools.pairwise(days))
    assert all(row["state"] == "ended" for row in found if row["ends"] < clock.now() - timedelta(days=3))


async def test_making_sessions_twice_changes_nothing(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    series = await plan(service, await open_group(database))
    before = [dict(row) for row in await rows(database, "sessions")]
    async with database.unit(GUILD) as unit:
        found = await service.series(GUILD, series)
        assert found is not None
        await service._extend(unit, found)
    assert [dict(row) for row in await rows(database, "sessions")] == before
    assert len(await rows(database, "reminders")) == 4 * len(before)


async def test_a_series_that_is_over_owes_nothing(service: SessionService, database: Database) -> None:
    await plan(service, await open_group(database), until="2026-03-20")
    assert [row["due_at"] for row in await rows(database, "series")] == [None]
    assert len(await rows(database, "sessions")) == 3


async def test_a_series_that_begins_far_away_is_not_forgotten(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, await open_group(database), "2026-09-03 18:00")
    assert not await rows(database, "sessions")
    clock.move(timedelta(days=170))
    await sweep(service, clock)
    assert await rows(database, "sessions")


async def test_cancelling_withdraws_what_was_queued_and_tells_the_group(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await plan(service, group)
    session = await first(database, clock, group)
    clock.move(session.starts - clock.now() - timedelta(hours=24))
    await sweep(service, clock)
    assert len(await sends(database, "session-reminder")) == 1
    await service.cancel(GUILD, session.id, session.revision)
    assert not await sends(database, "session-reminder")
    assert len(await sends(database, "session-cancelled")) == 1
    with pytest.raises(Refusal):
        await service.cancel(GUILD, session.id, session.revision)
    clock.move(timedelta(hours=23, minutes=50))
    await sweep(service, clock)
    assert not await sends(database, "session-reminder")
    with pytest.raises(Refusal, match="session-over"):
        await service.rsvps.answer(GUILD, session.id, ANNA, Answer.COMING)


async def test_moving_makes_new_reminders_and_asks_again(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await plan(service, group)
    session = await first(database, clock, group)
    await service.rsvps.answer(GUILD, session.id, ANNA, Answer.COMING)
    found, starts = await service.moved_to(GUILD, session.id, "2026-03-06 17:00")
    moved = await service.move(GUILD, session.id, found.revision, starts)
    assert (moved.starts, moved.ends - moved.starts) == (utc(2026, 3, 6, 16), session.ends - session.starts)
    with pytest.raises(Refusal, match="session-changed"):
        await service.move(GUILD, session.id, session.revision, starts)
    card = await service.card(GUILD, session.id)
    assert card is not None
    assert card.counts == {Answer.OPEN: 1}
    mine = [row for row in await rows(database, "reminders") if row["session_id"] == session.id]
    assert [(row["state"], row["revision"]) for row in mine] == [("withdrawn", 0)] * 4 + [("waiting", 1)] * 4
    assert len(await sends(database, "session-moved")) == 1


async def test_ending_a_series_drops_its_sessions_with_one_notice(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    series = await plan(service, await open_group(database))
    dropped = await service.end_series(GUILD, series)
    assert dropped == len(await rows(database, "sessions"))
    assert {row["state"] for row in await rows(database, "sessions")} == {SessionState.CANCELLED.value}
    assert len(await sends(database, "series-ended")) == 1
    clock.move(timedelta(days=60))
    await sweep(service, clock)
    assert dropped == len(await rows(database, "sessions"))
    assert not await service.running_series(GUILD, MARA)


async def test_answers_count_and_a_word_is_sealed(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await plan(service, group)
    session = await first(database, clock, group)
    for answer in (Answer.COMING, Answer.COMING, Answer.LATE):
        await service.rsvps.answer(GUILD, session.id, ANNA, answer)
    await service.rsvps.answer(GUILD, session.id, BEN, Answer.ABSENT)
    await service.rsvps.word(GUILD, session.id, BEN, "the train is on strike")
    card = await service.card(GUILD, session.id)
    assert card is not None
    assert card.counts == {Answer.LATE: 1, Answer.ABSENT: 1}
    absences = await service.rsvps.absences(GUILD, session.id)
    assert [(one.user_id, one.answer, one.word) for one in absences] == [
        (ANNA, Answer.LATE, None),
        (BEN, Answer.ABSENT, "the train is on strike"),
    ]
    assert not any(b"strike" in bytes(row["word"] or b"") for row in await rows(database, "rsvps"))


async def test_guilds_do_not_see_each_others_sessions(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await plan(service, group)
    session = await first(database, clock, group)
    assert await service.card(GUILD + 1, session.id) is None
    assert await service.coming(GUILD + 1, MARA, group) == []
    with pytest.raises(NotFound):
        await service.cancel(GUILD + 1, session.id, 0)


async def test_a_word_about_a_session_is_screened_like_a_message(
    service: SessionService, database: Database, clock: StillClock, flags: Flags
) -> None:
    await plan(service, group := await open_group(database))
    session = (await first(database, clock, group)).id
    calm = await service.rsvps.word(GUILD, session, ANNA, "the train is late")
    assert (calm.level, flags.raised) == (Level.GREEN, [])
    worrying = await service.rsvps.word(GUILD, session, ANNA, "goodbye to all of you")
    assert (worrying.level, worrying.country) == (Level.CRISIS, "DE")
    (flag,) = flags.raised
    assert (flag["person_id"], flag["source"], flag["text"]) == (ANNA, Source.SESSION, "goodbye to all of you")


async def test_a_word_that_could_not_be_screened_is_never_taken_for_calm(
    service: SessionService, database: Database, clock: StillClock, flags: Flags
) -> None:
    await plan(service, group := await open_group(database))
    told = await service.rsvps.word(GUILD, (await first(database, clock, group)).id, ANNA, "broken")
    assert (told.level, flags.raised[0]["rules"]) == (Level.AMBER, ("unscreened",))


async def test_a_word_of_somebody_who_did_not_agree_is_kept_and_not_screened(
    service: SessionService, database: Database, clock: StillClock, flags: Flags
) -> None:
    group = await open_group(database, members={ANNA: set(Consent) - {Consent.SCREENING}})
    await plan(service, group)
    told = await service.rsvps.word(GUILD, (await first(database, clock, group)).id, ANNA, "goodbye")
    assert (told.level, flags.raised) == (Level.GREEN, [])
