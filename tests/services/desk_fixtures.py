"""A clock, and clinics with and without anybody on duty."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.clocks import StillClock
from tests.services.desk import Clinic, open_clinic

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
async def clinic(tmp_path: Path, clock: StillClock) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
async def unstaffed(tmp_path: Path, clock: StillClock) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, clock, staffed=False) as opened:
        yield opened
