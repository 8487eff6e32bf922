"""The auditor finds what is late, whoever should have done it; and says so without naming anybody."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.alarms import AlarmReason
from bot.domain.guilds import ProfessionalRecord
from bot.domain.triage import Level
from bot.errors import StorageDown
from bot.services.auditor import AuditorService
from bot.storage.alarms import AlarmRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.outbox import Outbox
from tests.circle import GUILD, MARA, utc
from tests.clocks import StillClock
from tests.services.desk import IDA, JON, RUTH, Clinic, Priority, open_clinic


@pytest.fixture
def clock() -> StillClock:
    return StillClock(utc(2026, 3, 2, 12))


@pytest.fixture
async def clinic(tmp_path: Path, clock: StillClock) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, clock) as found:
        await settle(found)
        yield found


async def settle(clinic: Clinic) -> None:
    """What the furnishing owed is done."""
    async with clinic.database.everywhere(writes=True) as connection:
        for table in ("outbox", "groups"):
            await connection.exec_driver_sql(f"update {table} set due_at = null")
        await connection.exec_driver_sql("update outbox set state = 'sent'")


@pytest.fixture
def auditor(clinic: Clinic) -> AuditorService:
    return AuditorService(clinic.database, clinic.clock)


async def late(auditor: AuditorService) -> dict[str, int]:
    return {one.kind: one.count for one in (await auditor.check()).late}


async def test_work_in_time_is_well(clinic: Clinic, auditor: AuditorService) -> None:
    await clinic.flag(Level.CRISIS)
    for _ in range(4):
        await clinic.sweep(minutes=1)
        await clinic.rota.run_due(clinic.clock.now())
        await clinic.deliver()
        health = await auditor.check()
        assert health.well, health.reasons


async def test_a_chain_that_nobody_moves_is_late_after_a_minute(clinic: Clinic, auditor: AuditorService) -> None:
    await clinic.flag(Level.CRISIS)
    clinic.clock.move(timedelta(seconds=59))
    assert await late(auditor) == {}
    clinic.clock.move(timedelta(seconds=2))
    assert await late(auditor) == {"cases": 1, "outbox-crisis": 2}


async def test_pages_that_nobody_delivers_are_late_by_their_priority(clinic: Clinic, auditor: AuditorService) -> None:
    await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    await clinic.sweep(seconds=70)
    found = await late(auditor)
    assert found["pages"] == 1
    assert "outbox-crisis" in found
    assert "cases" not in found


async def test_a_page_that_is_put_off_again_and_again_is_late(clinic: Clinic, auditor: AuditorService) -> None:
    async with clinic.database.unit(GUILD) as unit:
        for key, priority in (("page", Priority.CRISIS), ("reminder", Priority.REMINDER)):
            await Outbox(unit).send(key, key, key, priority=priority, user_id=IDA)
    async with clinic.database.everywhere(writes=True) as connection:
        later = "update outbox set attempts = 3, due_at = '2026-03-02 12:05:00.000000' where state = 'queued'"
        await connection.exec_driver_sql(later)
    clinic.clock.move(timedelta(seconds=90))
    await clinic.rota.run_due(clinic.clock.now())
    assert await late(auditor) == {"outbox-crisis": 1}


async def test_what_a_crash_left_under_way_is_late(clinic: Clinic, auditor: AuditorService) -> None:
    async with clinic.database.unit(GUILD) as unit:
        await Outbox(unit).send("page", "p", "p", priority=Priority.PAGE, user_id=IDA)
    async with clinic.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("update outbox set state = 'sending' where key = 'p'")
    clinic.clock.move(timedelta(seconds=61))
    assert await late(auditor) == {"outbox-page": 1}


async def test_a_follow_up_nobody_is_reminded_of_is_late(clinic: Clinic, auditor: AuditorService) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.sweep()
    await clinic.deliver()
    async with clinic.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql(
            "insert into followups (guild_id, case_id, assignee_id, at, due_at) values "
            f"({GUILD}, {case}, {IDA}, '2026-03-02 11:00:00.000000', '2026-03-02 11:00:00.000000')"
        )
    assert await late(auditor) == {"followups": 1}


async def test_an_open_case_without_a_next_step_is_stuck(clinic: Clinic, auditor: AuditorService) -> None:
    await clinic.flag(Level.RED)
    async with clinic.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("update cases set due_at = null")
    assert (await auditor.check()).stuck == 1


async def test_nobody_to_page_is_not_well_even_before_there_is_a_case(
    clinic: Clinic, auditor: AuditorService, clock: StillClock
) -> None:
    assert (await auditor.check()).uncovered == 0
    async with clinic.database.unit(GUILD) as unit:
        for person in (IDA, JON, RUTH, MARA):
            ended = ProfessionalRecord(person, "X", "Nurse", "Board", date(2026, 1, 1), person == RUTH)
            await ProfessionalRepository(unit).save(ended, RUTH)
    assert (await auditor.check()).uncovered == 1
    await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    health = await auditor.check()
    assert health.alarms == 1
    assert health.reasons[0] == "nobody can be reached for 1 open cases"


async def test_a_database_that_cannot_be_read_is_said_to_be(clinic: Clinic, auditor: AuditorService) -> None:
    async with clinic.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("alter table pages rename to elsewhere")
    with pytest.raises(StorageDown):
        await auditor.check()


async def test_figures_count_and_measure(clinic: Clinic, auditor: AuditorService) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.sweep()
    await clinic.deliver()
    clinic.clock.move(timedelta(seconds=90))
    await clinic.cases.acknowledge(GUILD, case, IDA)
    found = await auditor.figures()
    assert found.cases == {("red", "acknowledged"): 1}
    assert found.outbox[("page", "sent")] == 1
    assert found.deliveries["page"].count >= 1
    assert found.answers["red"].median == 90


async def test_a_case_that_no_page_reached_and_a_silent_desk_turn_health_red(
    clinic: Clinic, auditor: AuditorService
) -> None:
    case = await clinic.flag(Level.CRISIS)
    async with clinic.database.unit(GUILD) as unit:
        await AlarmRepository(unit).begin(AlarmReason.UNREACHED, case)
        await AlarmRepository(unit).begin(AlarmReason.NOBODY, case)
        await AlarmRepository(unit).begin(AlarmReason.DESK)
    health = await auditor.check()
    assert (health.alarms, health.desks) == (1, 1)
    assert health.reasons[0] == "nobody can be reached for 1 open cases"
    await clinic.cases.acknowledge(GUILD, case, IDA)
    assert (await auditor.check()).alarms == 0
