"""Databases that are at the newest revision already: migrating one takes longer than most tests."""

from __future__ import annotations

import functools
import shutil
import tempfile
from pathlib import Path

from bot.storage.database import make_engine
from bot.storage.migrate import migrate


async def lay_database(path: Path) -> None:
    """Put an empty database of the newest revision at ``path``, unless there is one."""
    if path.exists():
        return
    ready = _shelf() / "main.db"
    if not ready.exists():
        engine = make_engine(f"sqlite+aiosqlite:///{ready}")
        await migrate(engine)
        await engine.dispose()
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ready, path)


@functools.cache
def _shelf() -> Path:
    return Path(tempfile.mkdtemp(prefix="circlekeeper-ready-"))
