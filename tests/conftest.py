"""Fixtures for tests that act as users: the real bot, driven through simcord, with a clock that is moved."""

import functools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from bot import app
from bot.telemetry import bare_exceptions
from tests.inline import inline
from tests.stage import Stage, open_stage

# Drawing a traceback with all that stood around takes longer than most tests.
structlog.configure(processors=[structlog.stdlib.add_log_level, bare_exceptions, structlog.dev.ConsoleRenderer()])

# What lies in data/ does not change while tests run, and reading it takes longer than most of them.
for reader in ("load_content", "load_texts", "load_screener"):
    setattr(app, reader, functools.cache(getattr(app, reader)))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests over real sockets wait for a third of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def sqlite_threads() -> Iterator[None]:
    """None. Where the driver itself is tested, they are there."""
    with inline():
        yield


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A server with the bot on it and nothing set up yet."""
    async with open_stage(tmp_path) as opened:
        yield opened
