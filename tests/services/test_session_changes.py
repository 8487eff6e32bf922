"""Changes of single sessions and of the rest of a series, places, and who is told in person."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.content import data_folder, load_content
from bot.domain.guilds import ProfessionalRecord
from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.domain.sessions import Answer, SessionEvent, SessionRecord
from bot.errors import BadInput, Refusal
from bot.services.private_words import PrivateWords
from bot.services.session_plans import ChangeWish, Wish
from bot.services.sessions import SessionService
from bot.storage.database import Database
from bot.storage.guilds import ProfessionalRepository
from bot.storage.sessions import SessionRepository
from bot.storage.unit import Unit
from tests.circle import ANNA, BEN, GUILD, MARA, open_group, rows, sends, utc
from tests.clocks import StillClock
from tests.services.sweeping import sweep

CONTENT = load_content(data_folder())
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def service(database: Database, clock: StillClock, private: PrivateWords) -> SessionService:
    return SessionService(database, clock, CONTENT, private)


async def plan(service: SessionService, database: Database, when: str = "thu 18:00", **more: Any) -> int:
    group = await open_group(database)
    draft, _ = await service.plans.propose(GUILD, MARA, Wish(group, when, more.pop("every", 1), MARA, **more))
    return (await service.confirm(GUILD, MARA, draft)).id


async def planned(database: Database, clock: StillClock) -> list[SessionRecord]:
    async with database.reading(GUILD) as unit:
        return await SessionRepository(unit).coming([1], clock.now())


async def answer(service: SessionService, session_id: int, *people: int, says: Answer = Answer.COMING) -> None:
    for person in people:
        await service.rsvps.answer(GUILD, session_id, person, says)


async def told(database: Database, what: str) -> list[int]:
    return [row["user_id"] for row in await sends(database, "session-news") if row["payload"]["what"] == what]


async def test_a_course_of_eight_over_a_holiday_has_eight_sessions(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, database, "2026-04-23 18:00", count=8, holidays="de-by")
    for _ in range(20):
        await sweep(service, clock)
        clock.move(timedelta(days=7))
    met = [row["date"].isoformat() for row in await rows(database, "sessions")]
    assert len(met) == 8
    assert not {"2026-05-14", "2026-06-04"} & set(met), "Ascension and Corpus Christi"
    assert {row["state"] for row in await rows(database, "sessions")} == {"ended"}


async def test_a_monthly_series_is_made_in_time(service: SessionService, database: Database, clock: StillClock) -> None:
    await plan(service, database, "2026-03-26 18:00", rhythm="monthly-last", every=2)
    for _ in range(12):
        await sweep(service, clock)
        clock.move(timedelta(days=30))
    assert [row["date"].isoformat() for row in await rows(database, "sessions")][:4] == [
        "2026-03-26",
        "2026-05-28",
        "2026-07-30",
        "2026-09-24",
    ]


async def test_a_week_left_out_is_added_at_the_end_of_a_course(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, database, count=3)
    first, second, third = await planned(database, clock)
    await answer(service, second.id, ANNA)
    found, pause = await service.break_until(GUILD, second.id, None)
    out = await service.skip(GUILD, found.id, found.revision, pause.last)
    assert [one.id for one in out] == [second.id]
    assert [one.date for one in await planned(database, clock)] == [
        first.date,
        third.date,
        third.date + timedelta(days=7),
    ]
    assert len(await sends(database, "series-break")) == 1
    assert await told(database, "cancelled") == [ANNA]


async def test_a_break_ends_when_it_was_said_to(service: SessionService, database: Database, clock: StillClock) -> None:
    await plan(service, database)
    first = (await planned(database, clock))[0]
    found, pause = await service.break_until(GUILD, first.id, "2026-03-20")
    await service.skip(GUILD, found.id, found.revision, pause.last)
    assert (await planned(database, clock))[0].date == date(2026, 3, 26)
    for wrong in ("2026-03-01", "2029-01-01"):
        with pytest.raises(BadInput, match=r"session-break-range|session-until"):
            await service.break_until(GUILD, (await planned(database, clock))[0].id, wrong)


async def test_a_longer_session_keeps_its_answers_and_its_reminders(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, database)
    session = (await planned(database, clock))[0]
    await answer(service, session.id, ANNA)
    longer = await service.lengthen(GUILD, session.id, session.revision, 150)
    assert longer.ends - longer.starts == timedelta(minutes=150)
    clock.move(session.starts - clock.now() - timedelta(hours=24))
    await sweep(service, clock)
    assert len(await sends(database, "session-reminder")) == 1
    card = await service.card(GUILD, session.id)
    assert card is not None
    assert card.counts == {Answer.COMING: 1}


async def test_a_changed_series_keeps_what_was_before_and_the_number_that_was_left(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    old = await plan(service, database, count=6)
    wish = ChangeWish(old, "2026-03-19", when="fri 19:30", minutes=60)
    draft, shown = await service.plans.propose_change(GUILD, MARA, wish)
    assert (shown.record.rule.count, shown.record.rule.first) == (4, date(2026, 3, 20))
    await answer(service, (await planned(database, clock))[2].id, BEN)
    made = await service.confirm(GUILD, MARA, draft)
    assert made.follows_id == old
    local = [one.starts.astimezone(BERLIN) for one in await planned(database, clock)]
    assert [f"{one:%m-%d %H:%M}" for one in local] == [
        "03-05 18:00",
        "03-12 18:00",
        "03-20 19:30",
        "03-27 19:30",
        "04-03 19:30",
    ]
    assert await told(database, "cancelled") == [BEN]
    assert len(await sends(database, "series-changed")) == 1
    for _ in range(8):
        clock.move(timedelta(days=7))
        await sweep(service, clock)
    assert [row["state"] for row in await rows(database, "sessions")].count("ended") == 6


async def test_places_are_given_to_those_who_wait_longest(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, database, rhythm="once", capacity=1)
    (session,) = await planned(database, clock)
    await answer(service, session.id, ANNA)
    clock.move(timedelta(minutes=1))
    assert (await service.rsvps.answer(GUILD, session.id, BEN, Answer.COMING)).answer is Answer.WAITING
    await answer(service, session.id, MARA)
    clock.move(timedelta(minutes=1))
    await answer(service, session.id, BEN)
    assert (await service.rsvps.answer(GUILD, session.id, ANNA, Answer.LATE)).answer is Answer.LATE
    await answer(service, session.id, ANNA, says=Answer.ABSENT)
    card = await service.card(GUILD, session.id)
    assert card is not None
    assert card.counts == {Answer.COMING: 1, Answer.ABSENT: 1, Answer.WAITING: 1}
    assert card.full
    assert await told(database, "seat") == [BEN]


async def test_who_said_they_would_come_is_told_unless_they_declined(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, database)
    session = (await planned(database, clock))[0]
    await answer(service, session.id, ANNA, BEN)
    await service.reminders.choose(GUILD, 1, BEN, set(), news=False)
    moved = await service.move(GUILD, session.id, session.revision, utc(2026, 3, 6, 17))
    assert await told(database, "moved") == [ANNA]
    await answer(service, session.id, ANNA)
    await service.cancel(GUILD, session.id, moved.revision)
    assert await told(database, "cancelled") == [ANNA]


async def test_reminders_in_person_are_for_those_who_asked_and_are_coming(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, database)
    session = (await planned(database, clock))[0]
    await service.reminders.choose_stages(GUILD, 1, "24h")
    for person in (ANNA, BEN):
        await service.reminders.choose(GUILD, 1, person, {120}, news=True)
    await answer(service, session.id, BEN, says=Answer.ABSENT)
    clock.move(session.starts - clock.now() - timedelta(minutes=120))
    await sweep(service, clock)
    assert [row["user_id"] for row in await sends(database, "session-reminder-dm")] == [ANNA]
    assert not [row for row in await sends(database, "session-reminder") if row["payload"]["stage"] == 120]


async def test_a_closed_conversation_falls_back_to_the_channel_and_names_nobody(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    await plan(service, database)
    session = (await planned(database, clock))[0]
    await service.reminders.choose_stages(GUILD, 1, "24h")
    for person in (ANNA, BEN):
        await service.reminders.choose(GUILD, 1, person, {60}, news=True)
    clock.move(session.starts - clock.now() - timedelta(minutes=60))
    await sweep(service, clock)
    for row in await sends(database, "session-reminder-dm"):
        async with database.unit(GUILD) as unit:
            await service.reminders.delivered(unit, entry(row), False)
    (card,) = [row for row in await sends(database, "session-reminder") if row["payload"]["stage"] == 60]
    assert card["channel_id"] == 11
    assert not {str(ANNA), str(BEN)} & set(map(str, card["payload"].values()))
    assert await service.reminders.unreachable(GUILD, 1) == [ANNA, BEN]
    await service.reminders.choose(GUILD, 1, ANNA, {60}, news=True)
    assert await service.reminders.unreachable(GUILD, 1) == [BEN]


async def test_those_who_follow_sessions_hear_of_everything(
    service: SessionService, database: Database, clock: StillClock
) -> None:
    heard: list[tuple[SessionEvent, int]] = []

    async def follow(_unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        heard.append((event, session.id))

    service.on_change(follow)
    await plan(service, database, count=1)
    (session,) = await planned(database, clock)
    moved = await service.move(GUILD, session.id, session.revision, utc(2026, 3, 6, 17))
    longer = await service.lengthen(GUILD, session.id, moved.revision, 30)
    await service.invite(GUILD, session.id, " Dr.  Okafor ")
    clock.move(longer.ends - clock.now())
    await sweep(service, clock)
    assert [event.value for event, _ in heard] == ["made", "moved", "lengthened", "guest", "ended"]


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ({"rhythm": "daily"}, "session-rhythm-unreadable"),
        ({"holidays": "Atlantis"}, "holidays-unknown"),
        ({"link": "http://example.org"}, "session-link-unreadable"),
        ({"link": "https://example.org/<@1>"}, "session-link-unreadable"),
        ({"when": "2026-10-25 02:30"}, "when-twice"),
        ({"when": "2026-10-25 02:30 second"}, "session-first-hour-only"),
        ({"when": "2026-12-25 18:00", "holidays": "DE", "until": "2026-12-26"}, "session-no-dates"),
    ],
)
async def test_what_cannot_be_planned_is_said(
    service: SessionService, database: Database, wish: dict[str, Any], key: str
) -> None:
    with pytest.raises(BadInput, match=key):
        await plan(service, database, **wish)


async def test_whoever_takes_over_a_series_leads_it_with_those_who_led_it_beside(
    service: SessionService, database: Database
) -> None:
    jonas = MARA + 1
    async with database.unit(GUILD) as unit:
        record = ProfessionalRecord(jonas, "Jonas", "Social worker", "Chamber", date(2030, 1, 1), False)
        await ProfessionalRepository(unit).save(record, MARA)
    old = await plan(service, database, others=(jonas,))
    _, same = await service.plans.propose_change(GUILD, MARA, ChangeWish(old, "2026-03-19", minutes=60))
    assert same.record.leaders == (MARA, jonas)
    _, other = await service.plans.propose_change(GUILD, MARA, ChangeWish(old, "2026-03-19", leader_id=jonas))
    assert other.record.leaders == (jonas,)


async def test_what_cannot_be_changed_is_said(service: SessionService, database: Database) -> None:
    series = await plan(service, database, count=2)
    with pytest.raises(BadInput, match="session-starting-unreadable"):
        await service.plans.propose_change(GUILD, MARA, ChangeWish(series, "someday"))
    with pytest.raises(Refusal, match="session-series-over"):
        await service.plans.propose_change(GUILD, MARA, ChangeWish(series, "2026-06-01"))


def entry(row: Any) -> OutboxEntry:
    return OutboxEntry(
        row["id"],
        GUILD,
        row["kind"],
        row["subject"],
        Action.SEND,
        Priority(row["priority"]),
        row["due_at"],
        user_id=row["user_id"],
        payload=row["payload"],
    )
