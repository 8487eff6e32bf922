"""Quieting a group or a person, and removing messages."""

from datetime import timedelta

import pytest

from bot.domain.cases import Outcome
from bot.domain.triage import Kind, Level
from bot.errors import BadInput, NotFound, Refusal
from bot.services.handling import Closing
from tests.circle import ANNA, GUILD, rows, sends
from tests.services.desk import IDA, JON, TALK, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]
HOUR = timedelta(hours=1)


async def test_slow_mode_ends_by_itself_and_leaves_what_was_there(clinic: Clinic) -> None:
    clinic.floor.slow_mode = 5
    case = await clinic.flag(Level.AMBER)
    await clinic.measures.calm(GUILD, case, IDA, "slow-1")
    assert clinic.floor.slow_mode == 60
    with pytest.raises(Refusal, match="measure-there"):
        await clinic.measures.calm(GUILD, case, IDA, "pause-1")
    assert {row["kind"] for row in await sends(clinic.database, "measure", "measure-group")} == {
        "measure",
        "measure-group",
    }
    await clinic.sweep(minutes=59)
    assert clinic.floor.slow_mode == 60
    await clinic.sweep(minutes=1)
    assert clinic.floor.slow_mode == 5
    assert "measure-lifted" in await clinic.events(case)


async def test_a_change_by_somebody_else_is_left_alone(clinic: Clinic) -> None:
    case = await clinic.flag(Level.AMBER)
    found = await clinic.measures.calm(GUILD, case, IDA, "slow-1")
    clinic.floor.slow_mode = 300
    await clinic.measures.lift(GUILD, found.id, IDA)
    assert clinic.floor.slow_mode == 300
    with pytest.raises(Refusal, match="measure-over"):
        await clinic.measures.lift(GUILD, found.id, IDA)


async def test_a_pause_is_lifted_and_one_that_is_refused_leaves_nothing(clinic: Clinic) -> None:
    case = await clinic.flag(Level.AMBER)
    clinic.floor.refuses = True
    with pytest.raises(Refusal, match="measure-refused"):
        await clinic.measures.calm(GUILD, case, IDA, "pause-1")
    assert not await rows(clinic.database, "measures")
    clinic.floor.refuses = False
    await clinic.measures.calm(GUILD, case, IDA, "pause-1")
    await clinic.sweep(hours=1)
    assert [what[0] for what in clinic.floor.done] == ["pause", "resume"]


async def reached(clinic: Clinic, **flag: object) -> int:
    """A case that Ida has and whose person was reached."""
    case = await clinic.flag(Level.AMBER, **flag)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    await clinic.lines.reach(GUILD, case, IDA)
    await clinic.sweep()
    await clinic.deliver()
    return case


async def test_a_time_out_and_why_not(clinic: Clinic) -> None:
    danger = await reached(clinic)
    with pytest.raises(Refusal, match="measure-time-out-kind"):
        await clinic.measures.time_out(GUILD, danger, IDA, HOUR)
    await clinic.cases.close(GUILD, danger, IDA, Closing(Outcome.SUPPORTED, IDA))
    rude = await clinic.flag(Level.AMBER, "2:0", kinds={Kind.HOSTILITY})
    await clinic.cases.acknowledge(GUILD, rude, IDA)
    with pytest.raises(Refusal, match="measure-time-out-no-line"):
        await clinic.measures.time_out(GUILD, rude, IDA, HOUR)
    await clinic.lines.reach(GUILD, rude, IDA)
    await clinic.sweep()
    await clinic.deliver()
    with pytest.raises(Refusal, match="case-not-yours"):
        await clinic.measures.time_out(GUILD, rude, JON, HOUR)
    found = await clinic.measures.time_out(GUILD, rude, IDA, HOUR)
    assert ("time-out", ANNA, clinic.clock.now() + HOUR) in clinic.floor.done
    with pytest.raises(Refusal, match="case-close-timed-out"):
        await clinic.cases.close(GUILD, rude, IDA, Closing(Outcome.OTHER, IDA))
    await clinic.measures.lift(GUILD, found.id, IDA)
    assert ("time-out", ANNA, None) in clinic.floor.done
    await clinic.cases.close(GUILD, rude, IDA, Closing(Outcome.OTHER, IDA))


async def test_never_while_another_case_of_the_person_is_open(clinic: Clinic) -> None:
    rude = await reached(clinic, kinds={Kind.CONTACT})
    async with clinic.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql(
            "insert into cases (guild_id, group_id, person_id, level, kinds, source, state, step, round, drill, policy,"
            " opened_at) select guild_id, group_id, person_id, 1, '[]', 'call', 'paging', 0, 0, 0, policy, opened_at"
            " from cases"
        )
    with pytest.raises(Refusal, match="measure-time-out-other-case"):
        await clinic.measures.time_out(GUILD, rude, IDA, HOUR)


async def test_a_message_is_removed_and_its_writer_reads_why(clinic: Clinic) -> None:
    case = await clinic.flag(Level.AMBER, channel_id=TALK, message_id=77)
    with pytest.raises(BadInput):
        await clinic.measures.remove(GUILD, case, IDA, 77, " ")
    with pytest.raises(NotFound):
        await clinic.measures.remove(GUILD, case, IDA, 78, "names somebody")
    await clinic.measures.remove(GUILD, case, IDA, 77, "names somebody")
    assert ("remove", TALK, 77) in clinic.floor.done
    (notice,) = await sends(clinic.database, "removal-notice")
    assert notice["user_id"] == ANNA
    assert "names" not in str(dict(notice))
    assert await clinic.measures.reason(GUILD, case, notice["payload"]["number"]) == "names somebody"


async def test_what_a_crash_left_undone_is_done(clinic: Clinic) -> None:
    case = await clinic.flag(Level.AMBER)
    found = await clinic.measures.calm(GUILD, case, IDA, "slow-1")
    async with clinic.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("update measures set in_force = 0, due_at = at")
    clinic.floor.slow_mode = 0
    await clinic.sweep()
    assert clinic.floor.slow_mode == 60
    assert (await clinic.measures.get(GUILD, found.id)) is not None
