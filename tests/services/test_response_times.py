"""Targets that supervisors set, and what is measured against them."""

from datetime import timedelta

import pytest

from bot.domain.response_times import TARGETS
from bot.domain.triage import Level
from bot.errors import BadInput
from bot.services.response_times import ResponseTimeService
from tests.circle import GUILD
from tests.services.desk import IDA, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]


async def test_a_share_is_measured_against_the_target_that_was_set(clinic: Clinic) -> None:
    times = ResponseTimeService(clinic.database, clinic.clock)
    case = await clinic.flag(Level.CRISIS)
    clinic.clock.move(timedelta(minutes=7))
    await clinic.cases.acknowledge(GUILD, case, IDA)
    assert await times.targets(GUILD) == TARGETS
    assert [(one.under, one.decided) for one in (await times.of(GUILD)).months] == [(0, 1)]
    await times.aim(GUILD, {Level.CRISIS: 10, Level.RED: None})
    found = await times.of(GUILD)
    assert [(one.target, one.share) for one in found.months] == [(600, 1)]
    assert found.targets[Level.RED] == TARGETS[Level.RED]
    assert await times.targets(GUILD + 1) == TARGETS, "another server keeps its own"
    with pytest.raises(BadInput):
        await times.aim(GUILD, {Level.CRISIS: 1441})
    assert await times.aim(GUILD, {Level.CRISIS: 0}) == TARGETS
