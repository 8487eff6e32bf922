"""The bot in the test's own process, stopped where the blade falls."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

import bot.app as composition
from bot.app import App, open_app
from bot.clock import MovableClock
from bot.settings import Settings
from bot.storage.database import make_engine
from tests.crash_points.blade import Blade, GuardedWorld, Life
from tests.practice.beside import Beside
from tests.practice.child import QUIET

ENGINES = "make_engine"
"""Where the application gets its engines from."""


class Inside(Beside):
    """Backstage for a bot in this process; ``blade`` decides when it stops."""

    glance = 0.01

    def __init__(self, world: GuardedWorld, clock: MovableClock, folder: Path, blade: Blade) -> None:
        super().__init__(world, clock, folder)
        self._guarded, self._blade = world, blade
        self._app: App | None = None
        self._stack = AsyncExitStack()
        self._running: asyncio.Task[None] | None = None
        blade.on_fall(self.kill)
        clock.on_move(self._wake)

    def _wake(self) -> None:
        if self._app is not None:
            self._app.sweep.wake()

    async def _live(self) -> bool:
        life = self._guarded.life = self._blade.new_life()
        self._guarded.blade, self._stack = self._blade, AsyncExitStack()
        settings = Settings(database_url=self.database_url, keys_url=self.keys_url, _env_file=None)  # type: ignore[call-arg]
        with guarding(life):
            app = self._app = await self._stack.enter_async_context(self._open(settings))
        app.bot._connection.guild_ready_timeout = QUIET
        self._running = asyncio.create_task(app.bot.start("practice"))
        while not life.over and not app.bot.is_ready():
            if self._running.done():
                self._running.result()
            await asyncio.sleep(self.glance)
        return not life.over

    def _open(self, settings: Settings) -> AbstractAsyncContextManager[App]:
        return open_app(settings, self.clock)

    def _strike(self) -> None:
        self._blade.stop()
        self._guarded.routes.forget_nonces()  # only what the bot itself knows may help it afterwards

    async def _buried(self) -> None:
        app, self._app = self._app, None
        if app is None or self._running is None:
            return
        await app.bot.close()
        self._running.cancel()
        left = [task for task in asyncio.all_tasks() if _of_discord(task)]
        for task in left:
            task.cancel()
        await asyncio.gather(self._running, *left, return_exceptions=True)
        await self._stack.aclose()


def _of_discord(task: asyncio.Task[Any]) -> bool:
    """Whether discord.py started it and leaves it running: events that are being heard, forms that wait."""
    return task.get_name().startswith("discord.py") or "timeout_task" in str(task.get_coro())


@contextmanager
def guarding(life: Life) -> Iterator[None]:
    """Every engine that the application opens meanwhile is guarded."""

    def make(url: str) -> AsyncEngine:
        return life.guard(make_engine(url))

    setattr(composition, ENGINES, make)
    try:
        yield
    finally:
        setattr(composition, ENGINES, make_engine)
