"""What was kept long enough goes, and nothing goes before."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.domain.cases import Outcome
from bot.domain.groups import EnrolmentState
from bot.domain.outbox import Priority
from bot.domain.retention import DEFAULT_DAYS, KEPT, Category
from bot.domain.triage import Level
from bot.services.cases import CaseService
from bot.services.checkins import CheckInService
from bot.services.enrolments import EnrolmentService
from bot.services.handling import Closing
from bot.services.private_words import PrivateWords
from bot.services.retention import EVERY, RetentionService
from bot.services.support import Reported
from bot.storage.database import Database
from bot.storage.deliveries import Deliveries
from bot.storage.outbox import Outbox
from bot.storage.personal import REGISTER
from bot.storage.screening import ScreeningRepository
from tests.circle import ANNA, BEN, GUILD, MARA, open_group, rows
from tests.clocks import StillClock
from tests.services.flags import Flags, screen
from tests.services.test_checkins import CONTENT

DAYS: Mapping[Category, timedelta] = {category: timedelta(days=days) for category, days in DEFAULT_DAYS.items()}


@pytest.fixture
async def service(database: Database) -> RetentionService:
    service = RetentionService(database)
    await service.begin(GUILD)
    await service.begin(GUILD)
    return service


async def pass_by(service: RetentionService, clock: StillClock, span: timedelta) -> None:
    """Time passes, and once it has there is a tidying."""
    clock.move(max(span, EVERY))
    await service.run_due(clock.now())


async def closed_case(database: Database, clock: Clock) -> int:
    """A report by Ben about Anna that was looked at, noted and closed."""
    cases, group = CaseService(database, clock), await open_group(database)
    what = Reported(group, 11, 500, ANNA, "her words", "his reason", Level.RED)
    case = await cases.report(GUILD, BEN, what)
    await cases.note(GUILD, case, MARA, "a note")
    await cases.close(GUILD, case, MARA, Closing(Outcome.SUPPORTED, MARA))
    return case


def test_every_table_that_names_somebody_has_an_end() -> None:
    assert set(KEPT) == {table for table, traces in REGISTER.items() if traces}


async def test_there_is_one_tidying_a_day(service: RetentionService, clock: StillClock) -> None:
    assert await service.run_due(clock.now()) == 0
    clock.move(EVERY)
    assert await service.run_due(clock.now()) == 1
    assert await service.run_due(clock.now()) == 0
    clock.move(EVERY * 10)
    assert await service.run_due(clock.now()) == 1, "after an outage once, not ten times"
    assert await service.run_due(clock.now()) == 0


async def test_words_go_before_their_case_and_the_case_before_its_audit(
    service: RetentionService, database: Database, clock: StillClock
) -> None:
    await closed_case(database, clock)
    await pass_by(service, clock, DAYS[Category.EVIDENCE] - timedelta(seconds=1))
    assert (await rows(database, "flags"))[0]["evidence"]
    await pass_by(service, clock, EVERY)
    (flag,) = await rows(database, "flags")
    assert (flag["evidence"], flag["message_id"], flag["reporter_id"], flag["person_id"]) == (None, None, None, ANNA)
    events = {row["event"]: row["note"] for row in await rows(database, "timeline")}
    assert events["reported"] is None
    assert events["note"]
    await pass_by(service, clock, DAYS[Category.CASES])
    assert await rows(database, "flags") == []
    assert [row["person_id"] for row in await rows(database, "cases")] == [0]
    assert not any(row["note"] for row in await rows(database, "timeline"))
    await pass_by(service, clock, DAYS[Category.AUDIT])
    for table in ("cases", "timeline", "pages", "followups"):
        assert await rows(database, table) == []


async def test_what_is_open_is_kept_however_old(
    service: RetentionService, database: Database, clock: StillClock
) -> None:
    case = await closed_case(database, clock)
    await CaseService(database, clock).reopen(GUILD, case, MARA)
    await pass_by(service, clock, DAYS[Category.AUDIT] * 2)
    assert (await rows(database, "flags"))[0]["evidence"]
    assert [row["person_id"] for row in await rows(database, "cases")] == [ANNA]


async def test_answers_go_with_the_cards_that_showed_them(
    service: RetentionService, database: Database, clock: StillClock
) -> None:
    checkins = CheckInService(database, clock, CONTENT, PrivateWords(Flags(), screen))
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        await checkins.begin(unit, group)
    await checkins.ask_now(GUILD, group)
    prompt = (await rows(database, "prompts"))[0]["id"]
    await checkins.responses.answer(GUILD, prompt, ANNA, "7", "well", shared=True)
    await checkins.responses.answer(GUILD, prompt, BEN, "6", "", shared=False)
    await pass_by(service, clock, DAYS[Category.RESPONSES] - timedelta(seconds=1))
    assert len(await rows(database, "responses")) == 2
    await pass_by(service, clock, EVERY)
    assert await rows(database, "responses") == []
    assert [row["subject"] for row in await rows(database, "outbox") if row["kind"] == "refresh"] == ["response:1"]


async def test_a_seat_that_is_over_goes_with_its_consents_and_the_others_stay(
    service: RetentionService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    people = EnrolmentService(database, clock)
    await people.leave(GUILD, group, ANNA)
    await people.apply(GUILD, group, 300)
    await pass_by(service, clock, DAYS[Category.APPLICATIONS])
    assert [row["user_id"] for row in await rows(database, "enrolments")] == [ANNA, BEN]
    await pass_by(service, clock, DAYS[Category.SEATS])
    (left,) = await rows(database, "enrolments")
    assert (left["user_id"], left["state"]) == (BEN, EnrolmentState.ACTIVE.value)
    assert {row["user_id"] for row in await rows(database, "consents")} == {BEN}


async def test_who_waits_for_a_place_waits_on(service: RetentionService, database: Database, clock: StillClock) -> None:
    group = await open_group(database)
    people = EnrolmentService(database, clock)
    async with database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("UPDATE groups SET capacity = 2")
    await people.apply(GUILD, group, 300)
    await people.about(GUILD, group, 300, of_age=True, country="DE", reference="")
    await pass_by(service, clock, DAYS[Category.SEATS] * 2)
    assert await people.standing(GUILD, group, 300)


async def test_unscreened_messages_wait_for_a_human_and_then_go(
    service: RetentionService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        for message in (1, 2):
            await ScreeningRepository(unit).miss(group, ANNA, 11, message, "detector")
        await ScreeningRepository(unit).seen(1, 1, MARA)
    await pass_by(service, clock, DAYS[Category.UNSCREENED])
    assert [row["message_id"] for row in await rows(database, "unscreened")] == [2]


async def test_direct_messages_are_forgotten_and_cards_that_stand_are_not(
    service: RetentionService, database: Database, clock: StillClock
) -> None:
    deliveries = Deliveries(database)
    async with database.unit(GUILD) as unit:
        for key, place in (("dm", {"user_id": ANNA}), ("card", {"channel_id": 11})):
            await Outbox(unit).send("support-card", key, key, priority=Priority.ROUTINE, **place)
    for number, entry in enumerate(await deliveries.claim(clock.now(), 2)):
        async with database.unit(GUILD) as unit:
            await deliveries.finish(unit, entry, "sent")
            await deliveries.posted(unit, entry, 77, 900 + number)
    async with database.unit(GUILD) as unit:
        await Outbox(unit).send("support-card", "owed", "owed", priority=Priority.ROUTINE, channel_id=11)
    await pass_by(service, clock, DAYS[Category.OUTBOX])
    assert {row["key"] for row in await rows(database, "outbox")} == {"card", "owed"}
    assert [row["subject"] for row in await rows(database, "posts")] == ["card"]


async def test_another_guild_keeps_its_own(service: RetentionService, database: Database, clock: StillClock) -> None:
    elsewhere = await open_group(database, guild_id=GUILD + 1)
    await EnrolmentService(database, clock).leave(GUILD + 1, elsewhere, ANNA)
    await pass_by(service, clock, DAYS[Category.SEATS] * 2)
    assert len(await rows(database, "enrolments")) == 2
