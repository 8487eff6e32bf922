"""What tests of use cases begin with: a clock that stands still, an empty database, and flags that are only noted."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.services.private_words import PrivateWords
from bot.storage.database import Database
from tests.circle import open_database, utc
from tests.clocks import StillClock
from tests.services.flags import Flags, screen


@pytest.fixture
def clock() -> StillClock:
    return StillClock(utc(2026, 3, 2, 12))


@pytest.fixture
async def database(tmp_path: Path, clock: StillClock) -> AsyncIterator[Database]:
    async with open_database(tmp_path, clock) as found:
        yield found


@pytest.fixture
def flags() -> Flags:
    return Flags()


@pytest.fixture
def private(flags: Flags) -> PrivateWords:
    return PrivateWords(flags, screen)
