"""The end of a shift, and what comes after a case."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.cases import Outcome
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.handling import Closing
from bot.services.support import Reported
from bot.storage.groups import GroupRepository
from tests.circle import ANNA, BEN, GUILD, MARA, rows, sends
from tests.clocks import StillClock
from tests.services.desk import DESK, IDA, JON, RUTH, TALK, Clinic, open_clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]


@pytest.fixture
async def changing(tmp_path: Path, clock: StillClock) -> AsyncIterator[Clinic]:
    """Ida until 14:00 (13:00 UTC), then Jon until 18:00, then nobody."""
    async with open_clinic(tmp_path, clock, staffed=False) as opened:
        await opened.rota.add(GUILD, IDA, "mon", "10:00", "14:00", None)
        await opened.rota.add(GUILD, JON, "mon", "14:00", "18:00", None)
        yield opened


async def held(clinic: Clinic, person: int) -> int:
    """A case that this person has and keeps fresh."""
    case = await clinic.flag(Level.RED)
    await clinic.cases.acknowledge(GUILD, case, person)
    return case


async def test_what_is_open_is_offered_to_the_next_person(changing: Clinic) -> None:
    case = await held(changing, IDA)
    await changing.sweep(minutes=29)
    await changing.cases.note(GUILD, case, IDA, "on it")
    await changing.sweep(minutes=29)
    await changing.cases.note(GUILD, case, IDA, "on it")
    assert not await sends(changing.database, "handover")
    await changing.sweep(minutes=2)
    offers = await sends(changing.database, "handover")
    assert {(row["user_id"], row["channel_id"]) for row in offers} == {(JON, None), (None, DESK)}
    number = offers[0]["payload"]["handover"]
    assert await changing.handovers.offered_by(GUILD, IDA) == number
    with pytest.raises(NotFound):
        await changing.handovers.offered_by(GUILD, JON)
    assert (await changing.case(case))["owner_id"] == IDA, "until it is accepted it stays"
    with pytest.raises(Refusal, match="shift-handover-own"):
        await changing.handovers.accept(GUILD, number, IDA)
    done = await changing.handovers.accept(GUILD, number, JON)
    assert [one.id for one in done.cases] == [case]
    assert (await changing.case(case))["owner_id"] == JON
    with pytest.raises(Refusal, match="shift-handover-taken"):
        await changing.handovers.accept(GUILD, number, RUTH)


async def test_an_offer_that_nobody_accepts_reaches_the_supervisor(changing: Clinic) -> None:
    case = await held(changing, IDA)
    for _ in range(6):
        await changing.sweep(minutes=10)
        await changing.cases.note(GUILD, case, IDA, "on it")
    await changing.sweep(minutes=15)
    told = [row["user_id"] for row in await sends(changing.database, "handover")]
    assert RUTH in told
    await changing.cases.close(GUILD, case, IDA, Closing(Outcome.SUPPORTED, IDA))
    await changing.sweep(hours=1)
    assert (await rows(changing.database, "handovers"))[0]["state"] == "nothing"


async def test_nobody_next_is_told_to_the_supervisor_at_once(changing: Clinic) -> None:
    await changing.sweep(hours=4)
    case = await held(changing, JON)
    await changing.sweep(minutes=25)
    await changing.cases.note(GUILD, case, JON, "on it")
    for _ in range(2):
        await changing.sweep(minutes=20)
        await changing.cases.note(GUILD, case, JON, "on it")
    assert RUTH in [row["user_id"] for row in await sends(changing.database, "handover")]


async def test_who_reported_is_told_once_that_somebody_has_looked(clinic: Clinic) -> None:
    what = Reported(clinic.group, TALK, 5, BEN, "you will see", "this scares me", Level.RED)
    case = await clinic.cases.report(GUILD, ANNA, what)
    assert not await sends(clinic.database, "reporter-notice")
    for person in (IDA, JON):
        await clinic.cases.look(GUILD, case, person)
    (told,) = await sends(clinic.database, "reporter-notice")
    assert told["user_id"] == ANNA


async def test_facilitators_are_brought_in_once(clinic: Clinic) -> None:
    case = await held(clinic, IDA)
    assert await clinic.cases.bring_in(GUILD, case, IDA) == [MARA]
    assert await clinic.cases.bring_in(GUILD, case, IDA) == []
    (word,) = await sends(clinic.database, "case-word")
    assert word["user_id"] == MARA


async def test_after_a_crisis_there_is_a_question_and_a_draft(clinic: Clinic) -> None:
    async with clinic.database.unit(GUILD) as unit:
        await GroupRepository(unit).add_channel(clinic.group, "staff", 15)
    case = await clinic.flag(Level.CRISIS, source=Source.MESSAGE, channel_id=TALK, message_id=5)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.SUPPORTED, IDA))
    (question,) = await sends(clinic.database, "debrief")
    assert question["user_id"] == IDA
    with pytest.raises(Refusal, match="debrief-not-yours"):
        await clinic.aftermath.debrief(GUILD, case, JON, wanted=True)
    await clinic.aftermath.debrief(GUILD, case, IDA, wanted=False)
    assert not await sends(clinic.database, "debrief-wish")
    await clinic.aftermath.debrief(GUILD, case, IDA, wanted=True)
    assert [row["user_id"] for row in await sends(clinic.database, "debrief-wish")] == [RUTH]
    (draft,) = await sends(clinic.database, "witness-draft")
    assert draft["channel_id"] == 15
    with pytest.raises(BadInput):
        await clinic.aftermath.write(GUILD, case, MARA, " ")
    await clinic.aftermath.write(GUILD, case, MARA, "We are here.")
    await clinic.aftermath.decide(GUILD, case, MARA, post=True)
    with pytest.raises(Refusal, match="witness-decided"):
        await clinic.aftermath.decide(GUILD, case, MARA, post=False)
    (post,) = await sends(clinic.database, "witness-post")
    assert post["channel_id"] == TALK
    found = await clinic.aftermath.draft(GUILD, case)
    assert found is not None
    assert (found.state, found.words) == ("posted", "We are here.")


async def test_load_counts_cases_hours_and_nights(clinic: Clinic) -> None:
    case = await held(clinic, IDA)
    await clinic.sweep(minutes=20)
    await clinic.cases.take_over(GUILD, case, JON)
    found = {one.person: one for one in await clinic.aftermath.load(GUILD)}
    assert (found[IDA].cases, found[JON].cases) == (1, 1)
    await clinic.cases.drill(GUILD, clinic.group, RUTH)
    assert len(await clinic.aftermath.load(GUILD)) == 2
