"""Fixtures for tests that act as users: the real bot, driven through simcord, with a clock that is moved."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from bot.telemetry import bare_exceptions
from tests.stage import Stage, open_stage

# Drawing a traceback with all that stood around takes longer than most tests.
structlog.configure(processors=[structlog.stdlib.add_log_level, bare_exceptions, structlog.dev.ConsoleRenderer()])


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A server with the bot on it and nothing set up yet."""
    async with open_stage(tmp_path) as opened:
        yield opened
