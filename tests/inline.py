"""SQLite without its threads: handing a question to a thread and its answer back takes longer than the answer.

The only file that touches aiosqlite's inner parts; ``check`` finds out at once when they have changed.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import aiosqlite

LONGEST = 15.0
"""Seconds that a transaction may wait for another, as with the bot's own ``busy_timeout``."""
BUSY = "PRAGMA busy_timeout"


def check() -> None:
    """Raise LookupError if aiosqlite no longer does everything through one function."""
    if not callable(getattr(aiosqlite.Connection, "_execute", None)):
        raise LookupError("aiosqlite.Connection._execute")  # noqa: TRY004


@contextmanager
def inline() -> Iterator[None]:
    """Meanwhile statements run where they are asked for; others go on before each, as they would with threads."""
    check()
    before = aiosqlite.Connection._execute
    setattr(aiosqlite.Connection, "_execute", _execute)  # noqa: B010 - mypy knows it as a method
    try:
        yield
    finally:
        setattr(aiosqlite.Connection, "_execute", before)  # noqa: B010


async def _execute(connection: Any, function: Callable[..., Any], *args: Any, **more: Any) -> Any:
    if not connection._running or not connection._connection:
        raise ValueError("Connection closed")
    if args and isinstance(args[0], str) and args[0].startswith(BUSY):
        args = (f"{BUSY}=0", *args[1:])
    if args and isinstance(args[0], str):
        await asyncio.sleep(0)  # what happens at once must be able to come in between
    until = time.monotonic() + LONGEST
    while True:
        try:
            return function(*args, **more)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        await asyncio.sleep(0)  # not a while: simulated time may stand still
