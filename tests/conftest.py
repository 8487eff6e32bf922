"""Fixtures for tests that act as users: the real bot, driven through simcord, with a clock that is moved."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stage import Stage, open_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A server with the bot on it and nothing set up yet."""
    async with open_stage(tmp_path) as opened:
        yield opened
