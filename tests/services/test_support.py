"""Members who ask for a person or report a message, and what they are told."""

import pytest

from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound
from bot.services.support import Reported
from tests.circle import ANNA, BEN, GUILD, MARA, sends
from tests.services.desk import IDA, JON, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]


async def test_field_4_the_member_is_told_what_is_true_and_once(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.flag(Level.CRISIS, "2:0")
    assert len(await sends(clinic.database, "member-notice")) == 1
    truth = await clinic.cases.help(GUILD, case)
    assert (truth.on_duty, truth.called, truth.country) == (("Ida", "Jon"), ("Ida",), "DE")
    await clinic.deliver(refused={ANNA})
    assert "member-unreachable" in await clinic.events(case)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    (answered,) = await sends(clinic.database, "member-notice")
    assert answered["payload"]["moment"] == "answered"
    assert (await clinic.cases.help(GUILD, case)).owner == "Ida"


async def test_a_report_tells_its_writer_nothing_and_keeps_the_reason_sealed(clinic: Clinic) -> None:
    what = Reported(clinic.group, 11, 5, BEN, "you will see", "this scares me", Level.RED)
    case = await clinic.cases.report(GUILD, ANNA, what)
    assert await clinic.cases.report(GUILD, ANNA, what) == case
    assert not await sends(clinic.database, "member-notice")
    (evidence,) = await clinic.cases.look(GUILD, case, IDA)
    assert (evidence.text, evidence.reporter_reason, evidence.source) == (
        "you will see",
        "this scares me",
        Source.REPORT,
    )
    with pytest.raises(BadInput):
        await clinic.cases.report(GUILD, ANNA, Reported(clinic.group, 11, 6, BEN, "x", " ", Level.RED))


async def test_field_3_asking_for_a_person_pages_one_whatever_the_hour(unstaffed: Clinic) -> None:
    truth = await unstaffed.cases.call(GUILD, unstaffed.group, ANNA, 77)
    await unstaffed.sweep()
    assert (truth.on_duty, truth.called) == ((), ("Mara",))
    assert await unstaffed.paged() == [MARA]
    worse = await unstaffed.cases.call(GUILD, unstaffed.group, ANNA, 78, danger=True)
    assert worse.case_id == truth.case_id
    assert (await unstaffed.case(truth.case_id))["level"] == int(Level.CRISIS)


async def test_calling_again_tells_whoever_has_the_case(clinic: Clinic) -> None:
    truth = await clinic.cases.call(GUILD, clinic.group, ANNA, 77)
    await clinic.cases.acknowledge(GUILD, truth.case_id, JON)
    await clinic.deliver()
    await clinic.cases.call(GUILD, clinic.group, ANNA, 79)
    (page,) = await sends(clinic.database, "page")
    assert (page["user_id"], page["payload"]["reason"]) == (JON, "again")


async def test_the_group_of_a_call_is_that_of_the_channel_or_ones_own(clinic: Clinic) -> None:
    assert await clinic.cases.group_for_call(GUILD, ANNA, 11) == clinic.group
    assert await clinic.cases.group_for_call(GUILD, ANNA, 999) == clinic.group
    with pytest.raises(NotFound):
        await clinic.cases.group_for_call(GUILD, 4711, 11)
