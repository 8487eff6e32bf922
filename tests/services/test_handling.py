"""Working a case: answering, handing over, closing, following up, drills."""

import pytest

from bot.domain.cases import Outcome
from bot.domain.triage import Kind, Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.handling import Closing
from bot.storage.timeline import Timeline
from tests.circle import GUILD, rows, sends
from tests.services.desk import DESK, IDA, JON, RUTH, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]


async def test_field_6_acknowledged_and_forgotten_pages_again(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.sweep()
    await clinic.cases.acknowledge(GUILD, case, JON)
    await clinic.sweep(minutes=20)
    await clinic.cases.note(GUILD, case, JON, "called, no answer")
    await clinic.sweep(minutes=20)
    assert (await clinic.case(case))["state"] == "acknowledged", "a note keeps it fresh"
    await clinic.sweep(minutes=11)
    (asked,) = await sends(clinic.database, "still-on-it")
    assert (asked["user_id"], (await clinic.case(case))["state"]) == (JON, "acknowledged"), "its owner is asked first"
    await clinic.cases.still_on_it(GUILD, case, JON)
    await clinic.sweep(minutes=29)
    assert (await clinic.case(case))["state"] == "acknowledged"
    with pytest.raises(Refusal, match="case-not-yours"):
        await clinic.cases.still_on_it(GUILD, case, IDA)
    await clinic.sweep(minutes=1)
    await clinic.sweep(minutes=5)
    assert (await clinic.case(case))["state"] == "paging"
    assert await clinic.paged() == [IDA, IDA]
    assert "stale" in await clinic.events(case)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    told = [row["payload"]["moment"] for row in await rows(clinic.database, "outbox") if row["kind"] == "member-notice"]
    assert told == ["called", "answered", "again", "answered"], "the member knows each time who is with it"


async def test_one_acknowledgement_wins_and_the_other_reads_who(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.cases.acknowledge(GUILD, case, JON)
    with pytest.raises(Refusal) as told:
        await clinic.cases.acknowledge(GUILD, case, IDA)
    assert (told.value.key, told.value.values) == ("case-answered-already", {"person": f"<@{JON}>"})
    with pytest.raises(Refusal, match="case-yours-already"):
        await clinic.cases.acknowledge(GUILD, case, JON)
    assert (await clinic.case(case))["owner_id"] == JON


async def test_a_handover_counts_when_it_is_accepted(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    with pytest.raises(Refusal):
        await clinic.cases.hand_over(GUILD, case, IDA, 4711)
    await clinic.cases.hand_over(GUILD, case, IDA, JON)
    assert (await clinic.case(case))["owner_id"] == IDA
    with pytest.raises(Refusal):
        await clinic.cases.accept(GUILD, case, RUTH)
    await clinic.cases.accept(GUILD, case, JON)
    assert (await clinic.case(case))["owner_id"] == JON
    with pytest.raises(Refusal):
        await clinic.cases.accept(GUILD, case, JON)


async def test_a_handover_nobody_accepts_pages_again(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    await clinic.cases.hand_over(GUILD, case, IDA, JON)
    await clinic.sweep(minutes=10)
    assert (await clinic.case(case))["state"] == "paging"


async def test_closing_leaves_a_follow_up_until_it_is_done(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.sweep()
    await clinic.cases.acknowledge(GUILD, case, IDA)
    owed = await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.SUPPORTED, JON, 24))
    assert owed is not None
    assert ((await clinic.case(case))["state"], (await clinic.case(case))["due_at"]) == ("closed", None)
    await clinic.sweep(hours=23)
    assert not await sends(clinic.database, "followup")
    await clinic.sweep(hours=1)
    assert {(row["user_id"], row["channel_id"]) for row in await sends(clinic.database, "followup")} == {
        (JON, None),
        (None, DESK),
    }
    await clinic.cases.followed_up(GUILD, owed, JON)
    with pytest.raises(Refusal):
        await clinic.cases.followed_up(GUILD, owed, JON)
    await clinic.sweep(hours=24)
    assert not await sends(clinic.database, "followup")


async def test_a_false_alarm_needs_no_follow_up_and_a_closed_case_can_be_opened_again(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    assert await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.FALSE_ALARM, IDA)) is None
    with pytest.raises(Refusal):
        await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.OTHER, IDA))
    with pytest.raises(Refusal):
        await clinic.cases.acknowledge(GUILD, case, IDA)
    await clinic.cases.reopen(GUILD, case, IDA)
    await clinic.sweep()
    assert (await clinic.case(case))["state"] == "paging"
    assert await clinic.paged() == [IDA]
    with pytest.raises(Refusal):
        await clinic.cases.reopen(GUILD, case, IDA)


async def test_a_drill_takes_the_real_path_and_says_so(clinic: Clinic) -> None:
    case = await clinic.cases.drill(GUILD, clinic.group, RUTH)
    assert await clinic.cases.drill(GUILD, clinic.group, IDA) == case
    await clinic.sweep()
    (page,) = await sends(clinic.database, "page")
    assert page["payload"]["level"] == "DRILL crisis"
    assert clinic.tested == []
    await clinic.cases.acknowledge(GUILD, case, IDA)
    assert clinic.tested == [clinic.group]
    assert not await sends(clinic.database, "member-notice")


async def test_the_timeline_shows_tampering(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    async with clinic.database.unit(GUILD) as unit:
        table = Timeline(unit)
        assert await table.intact(case)
        await unit.connection.exec_driver_sql("update timeline set event = 'closed' where number = 1")
        assert not await table.intact(case)


async def test_a_person_puts_right_what_a_case_is_about(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED, source=Source.REPORT, kinds={Kind.REPORT, Kind.SUICIDE})
    now = await clinic.cases.correct_kinds(GUILD, case, IDA, {Kind.HOSTILITY, Kind.CALL})
    assert now == {Kind.HOSTILITY, Kind.REPORT}, "how it came stays"
    assert (await clinic.case(case))["kinds"] == ["hostility", "report"]
    assert (await clinic.case(case))["level"] == Level.RED
    await clinic.cases.correct_kinds(GUILD, case, IDA, {Kind.HOSTILITY})
    assert (await clinic.events(case)).count("kinds-corrected") == 1, "what changes nothing is not logged"
    with pytest.raises(BadInput):
        await clinic.cases.correct_kinds(GUILD, case, IDA, {Kind.REPORT})


async def test_a_follow_up_is_found_by_its_case(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.SUPPORTED, IDA))
    (number,) = await clinic.cases.open_followups(GUILD, case)
    await clinic.cases.followed_up(GUILD, number, IDA)
    assert await clinic.cases.open_followups(GUILD, case) == []
    with pytest.raises(NotFound):
        await clinic.cases.open_followups(GUILD, 4711)
