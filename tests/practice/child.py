"""The bot as a process of its own that can be killed.

It is forked from a process that has imported everything and done nothing, so that it starts in a moment; from there
on it is ``circlekeeper run`` with the settings it is given.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
from collections.abc import Mapping
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from discord.state import AutoShardedConnectionState

from bot import cli
from bot.app import extensions

NURSERY = "tests.practice.nursery"
PRELOADED = [__name__, NURSERY, *extensions()]
QUIET = 0.1
"""Seconds without another server after which the bot takes itself for ready; discord.py waits for two."""


def new_bot(environment: Mapping[str, str], log: Path) -> ForkServerProcess:
    """A bot that runs once started; what it logs is appended to ``log``."""
    nursery = multiprocessing.get_context("forkserver")
    nursery.set_forkserver_preload(PRELOADED)
    return nursery.Process(target=_live, args=(dict(environment), str(log)), daemon=True)


def _live(environment: dict[str, str], log: str) -> None:
    os.environ.update(environment)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(written, 1)
    os.dup2(written, 2)
    importlib.import_module(NURSERY).know_already()
    _hurry()
    cli.run()


def _hurry() -> None:
    before = AutoShardedConnectionState.__init__

    def begin(self: Any, *args: Any, **options: Any) -> None:
        before(self, *args, **{**options, "guild_ready_timeout": QUIET})

    AutoShardedConnectionState.__init__ = begin  # type: ignore[method-assign]
