"""The bot in a process of its own, on a world that goes on while the bot is killed and started again."""

from __future__ import annotations

import asyncio
import copy
import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.clock import MovableClock
from bot.practice.scenarios.community import build_cast, seed
from bot.practice.scenarios.scene import Cast, Unmet
from bot.practice.server import PracticeServer
from tests.practice.beside import LONGEST_START, Beside, Stubborn
from tests.practice.child import new_bot
from tests.practice.deaths import DeadlyWorld, Moment, Reaper


class Apart(Beside):
    """Backstage for a bot in another process."""

    def __init__(self, world: DeadlyWorld, clock: MovableClock, server: PracticeServer, folder: Path) -> None:
        super().__init__(world, clock, folder)
        self.log, self._server = folder / "bot.log", server
        self._process: ForkServerProcess | None = None

    async def _live(self) -> bool:
        deaths, self._process = self.deaths, new_bot(self._environment(), self.log)
        await asyncio.to_thread(self._process.start)
        while deaths == self.deaths and self._process.is_alive() and not self._connected():
            await asyncio.sleep(self.glance)
        if deaths != self.deaths:
            self._process.kill()
            return False
        if not self._process.is_alive():
            raise Unmet(f"the bot ended by itself:\n{self.log.read_text()[-3000:]}")
        return True

    def _strike(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.kill()

    async def _buried(self) -> None:
        if self._process is not None:
            await asyncio.to_thread(self._process.join)
        while self._connected():
            await asyncio.sleep(self.glance)

    async def reconnected(self) -> None:
        """The connection ends by itself, and the bot makes another one."""
        async with asyncio.timeout(LONGEST_START):
            while self._connected():
                await asyncio.sleep(self.glance)
            while not self._connected():
                await asyncio.sleep(self.glance)

    def _connected(self) -> bool:
        return any(session.wire is not None for session in self._server.gateway.sessions.values())

    def _environment(self) -> dict[str, str]:
        return {
            "DISCORD_TOKEN": "practice",
            "DISCORD_API": self._server.api_base,
            "DISCORD_GATEWAY": self._server.gateway_url,
            "DATABASE_URL": self.database_url,
            "KEYS_URL": self.keys_url,
            "LOG_FORMAT": "json",
        }


@dataclass
class Stage:
    """A seeded community, from which any number of runs can start."""

    world: DeadlyWorld
    cast: Cast
    folder: Path


async def build_stage(folder: Path, groups: Iterable[str]) -> Stage:
    """Set a community up once, on a Monday that is still to come; the bot is dead afterwards."""
    world = DeadlyWorld(MovableClock(next_monday()))
    cast = build_cast(world)
    home = folder / "seeded"
    home.mkdir()
    async with open_apart(world, cast, home, lambda line: None) as scene:
        await seed(scene, list(groups))
        await scene.backstage.rest()
    return Stage(world, cast, home)


@asynccontextmanager
async def from_stage(
    stage: Stage, home: Path, say: Callable[[str], None], moments: Iterable[Moment] = ()
) -> AsyncIterator[Stubborn]:
    """A run of its own that starts where the seeding ended, with the deaths it will meet."""
    shutil.copytree(stage.folder, home)
    world = copy.deepcopy(stage.world)
    async with open_apart(world, stage.cast, home, say) as scene:

        def strike(moment: Moment, why: str) -> None:
            say(f"    † {moment}: {why}")
            if moment.forgotten:
                world.routes.forget_nonces()
            scene.beside.kill()

        world.reaper = Reaper(moments, strike, asyncio.get_running_loop().call_later)
        yield scene


@asynccontextmanager
async def open_apart(world: DeadlyWorld, cast: Cast, home: Path, say: Callable[[str], None]) -> AsyncIterator[Stubborn]:
    """The server for a world and the bot beside it; dead at the end."""
    assert isinstance(world.clock, MovableClock)
    world.limits.enabled = False
    async with PracticeServer(world) as server:
        apart = Apart(world, world.clock, server, home)
        await apart.start()
        try:
            yield Stubborn(world, apart, cast, say)
        finally:
            world.reaper = None
            await apart.close()


@asynccontextmanager
async def apart(folder: Path, say: Callable[[str], None], *, without: Iterable[str] = ()) -> AsyncIterator[Stubborn]:
    """People and the bot beside them, with nothing set up yet.

    ``without`` names privileged intents that the portal does not grant.
    """
    world = DeadlyWorld(MovableClock())
    world.disallowed_intents |= set(without)
    async with open_apart(world, build_cast(world), folder, say) as scene:
        yield scene


def next_monday() -> datetime:
    """Ten o'clock in UTC on the first Monday that is at least a day away, so that every run has the same weekdays."""
    day = datetime.now(UTC) + timedelta(days=1)
    day += timedelta(days=-day.weekday() % 7)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)
