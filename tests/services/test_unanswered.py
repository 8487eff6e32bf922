"""Cases that nobody answers, or that no page reaches: who is told, and what turns health red."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.delivery.outside import AppriseOutside
from bot.domain.alarms import AlarmReason
from bot.domain.notices import DEFAULT
from bot.domain.triage import Kind, Level, Source
from bot.services.cases import CaseService
from bot.storage.deliveries import Deliveries
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Posts
from tests.circle import GUILD, rows, sends
from tests.services.desk import DESK, IDA, JON, RUTH, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed
from tests.services.pagers import PAGER, PHONE, Services, contact_service, hand_over, sentence

__all__ = ["clinic", "clock", "unstaffed"]


async def test_amber_that_was_not_answered_waits_for_the_next_staffed_hour(unstaffed: Clinic) -> None:
    await unstaffed.rota.add(GUILD, JON, "mon", "12:00", "13:30", None)
    await unstaffed.rota.add(GUILD, JON, "tue", "08:00", "12:00", None)
    case = await unstaffed.flag(Level.AMBER)
    await unstaffed.sweep()
    assert await unstaffed.paged() == [JON]
    assert (await unstaffed.case(case))["due_at"] == datetime(2026, 3, 3, 7, tzinfo=UTC)


async def test_the_member_is_told_once_that_nobody_answered(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    for _ in range(40):
        await clinic.sweep(minutes=1)
        await clinic.deliver()
    moments = [
        row["payload"]["moment"] for row in await rows(clinic.database, "outbox") if row["kind"] == "member-notice"
    ]
    assert moments == ["called", "unanswered"]
    await clinic.cases.acknowledge(GUILD, case, IDA)
    (told,) = await sends(clinic.database, "member-notice")
    assert told["payload"]["moment"] == "answered"


async def test_at_a_level_a_clinic_leaves_out_nobody_is_told(clinic: Clinic) -> None:
    only = replace(DEFAULT.answered, levels=frozenset({Level.CRISIS}))
    cases = CaseService(clinic.database, clinic.clock, notices=replace(DEFAULT, answered=only))
    case = await clinic.flag(Level.RED)
    await clinic.deliver()
    await cases.acknowledge(GUILD, case, IDA)
    assert not await sends(clinic.database, "member-notice")


async def test_who_was_told_nothing_is_not_told_that_nobody_answered(clinic: Clinic) -> None:
    await clinic.flag(Level.RED, source=Source.REPORT, kinds={Kind.REPORT})
    for _ in range(12):
        await clinic.sweep(minutes=10)
        await clinic.deliver()
    assert not [row for row in await rows(clinic.database, "outbox") if row["kind"] == "member-notice"]


async def test_a_first_try_that_fails_moves_on_while_it_is_repeated(clinic: Clinic) -> None:
    """A server error is no delivery, though the same page may still arrive later."""
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    (page,) = [one for one in await Deliveries(clinic.database).claim(clinic.clock.now(), 50) if one.kind == "page"]
    async with clinic.database.unit(GUILD) as unit:
        await clinic.cases.page_trouble(unit, page)
    await clinic.sweep()
    assert await clinic.paged() == [IDA, JON]
    async with clinic.database.unit(GUILD) as unit:
        await clinic.cases.page_result(unit, page, delivered=True)
    assert [row["result"] for row in await rows(clinic.database, "pages")] == ["sent", "queued"]
    assert (await clinic.events(case)).count("page-failed") == 1


async def test_a_desk_that_takes_nothing_pages_every_supervisor_and_turns_health_red(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    entries = await Deliveries(clinic.database).claim(clinic.clock.now(), 50)
    for entry in [one for one in entries if one.kind in {"case", "page-desk"}]:
        async with clinic.database.unit(GUILD) as unit:
            await clinic.cases.desk_result(unit, entry, delivered=False)
    assert await clinic.paged() == [IDA, RUTH]
    assert [(one.reason, one.guild_id) for one in await clinic.cases.alarms()] == [(AlarmReason.DESK, GUILD)]
    assert "desk-failed" in await clinic.events(case)
    async with clinic.database.unit(GUILD) as unit:
        await GuildRepository(unit).save(desk_channel_id=901)
    assert await clinic.cases.alarms(GUILD) == []


async def test_a_desk_on_which_a_case_cannot_be_redrawn_turns_health_red(clinic: Clinic) -> None:
    await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    entries = await Deliveries(clinic.database).claim(clinic.clock.now(), 50)
    (card,) = [one for one in entries if one.kind == "case"]
    (page,) = [one for one in entries if one.kind == "page"]
    async with clinic.database.unit(GUILD) as unit:
        await Posts(unit).add(page, 77, 1)
        await clinic.cases.outdated(unit, card)
    assert await clinic.cases.alarms(GUILD) == [], "a person's own messages are not the desk"
    async with clinic.database.unit(GUILD) as unit:
        await Posts(unit).add(card, DESK, 2)
        await clinic.cases.outdated(unit, card)
    assert [one.reason for one in await clinic.cases.alarms(GUILD)] == [AlarmReason.DESK]


async def test_nobody_reached_tries_every_contact_and_turns_health_red(clinic: Clinic) -> None:
    services, contacts = Services(), contact_service(clinic)
    outside = AppriseOutside(clinic.database, ["json://operator.example.org"], sentence, services)
    await contacts.add(GUILD, JON, JON, "Jon's phone", PAGER)
    await contacts.add(GUILD, RUTH, RUTH, "Ruth's phone", PHONE)
    case = await clinic.flag(Level.CRISIS)
    for _ in range(12):
        await clinic.sweep()
        await hand_over(clinic, outside, down=True)
    assert {PHONE, PAGER} <= set(services.addresses())
    assert AlarmReason.UNREACHED in [one.reason for one in await clinic.cases.alarms(GUILD)]
    assert (await clinic.events(case)).count("unreached") == 1
    await clinic.sweep(minutes=14)
    await hand_over(clinic, outside)
    assert await clinic.cases.alarms(GUILD) == [], "somebody can be reached again"


async def test_nobody_with_a_record_is_an_alarm_until_somebody_answers(clinic: Clinic) -> None:
    clinic.clock.move(timedelta(days=365 * 10))
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    (alarm,) = await clinic.cases.alarms()
    assert (alarm.reason, alarm.case_id) == (AlarmReason.NOBODY, case)
    (page,) = await sends(clinic.database, "page")
    assert (page["outside"], page["payload"]["whose"]) == (True, -1)
    await clinic.cases.acknowledge(GUILD, case, RUTH)
    assert await clinic.cases.alarms() == []
