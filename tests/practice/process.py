"""The bot in a process of its own, on a world that goes on while the bot is killed and started again."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.clock import MovableClock
from bot.practice.attempts import Attempt
from bot.practice.eyes import Denied
from bot.practice.scenarios.community import build_cast
from bot.practice.scenarios.scene import Cast, Scene, Unmet, text_of
from bot.practice.server import PracticeServer
from bot.practice.world import World
from bot.storage.database import make_engine
from bot.storage.due import OWING
from bot.storage.tables import metadata

ROOT = Path(__file__).parent.parent.parent
LONGEST_START = 60.0
TRIES = 4


class Apart:
    """Backstage for a bot in another process."""

    def __init__(self, world: World, clock: MovableClock, server: PracticeServer, folder: Path) -> None:
        self.world, self.clock = world, clock
        self._url = f"sqlite+aiosqlite:///{folder}/main.db"
        self._engine = make_engine(self._url)
        self._environment = {
            **os.environ,
            "DISCORD_TOKEN": "practice",
            "DISCORD_API": server.api_base,
            "DISCORD_GATEWAY": server.gateway_url,
            "DATABASE_URL": self._url,
            "KEYS_URL": f"sqlite+aiosqlite:///{folder}/keys.db",
            "LOG_FORMAT": "json",
        }
        self._log = folder / "bot.log"
        self._server = server
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the bot and wait until its commands are there and it hears the world."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-W",
                "ignore",
                "-m",
                "bot",
                "run",
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(LONGEST_START):
            while not self._connected():
                if self._process.returncode is not None:
                    raise Unmet(self._log.read_text()[-3000:])
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """SIGKILL: no goodbye."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()
        async with asyncio.timeout(5):
            while self._connected():
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """The same as a kill: this bot never gets to say goodbye."""
        await self.kill()

    def pass_time(self, by: timedelta) -> None:
        """Move the clock while the bot is down."""
        self.clock.move(by)

    async def restart(self) -> None:
        """Kill it and start it again."""
        await self.kill()
        await self.start()

    async def reconnected(self) -> None:
        """The connection ends, and the bot makes another one."""
        async with asyncio.timeout(LONGEST_START):
            while self._connected():
                await asyncio.sleep(0.02)
            while not self._connected():
                await asyncio.sleep(0.02)

    async def move(self, by: timedelta) -> None:
        """Move the clock, stopping at each thing due on the way."""
        until = self.clock.now() + by
        while (due := await self._next_due()) is not None and due <= until:
            self.clock.move(max(timedelta(), due - self.clock.now()) + timedelta(milliseconds=1))
            await self.rest()
        self.clock.move(max(timedelta(), until - self.clock.now()))
        await self.rest()

    async def rest(self) -> None:
        """Return when nothing is due any more."""
        async with asyncio.timeout(60):
            while True:
                due = await self._next_due()
                if (due is None or due > self.clock.now()) and not await self._sending():
                    return
                await asyncio.sleep(0.03)

    async def rows(self, table: str) -> list[Mapping[str, Any]]:
        """All rows of a table."""
        async with self._engine.connect() as connection:
            return [dict(row) for row in (await connection.execute(select(metadata.tables[table]))).mappings()]

    async def close(self) -> None:
        """The end."""
        await self.kill()
        await self._engine.dispose()

    def _connected(self) -> bool:
        return any(session.wire is not None for session in self._server.gateway.sessions.values())

    async def _next_due(self) -> Any:
        dues = []
        async with self._engine.connect() as connection:
            for table in OWING:
                found = await connection.execute(select(table.c.due_at).where(table.c.due_at.is_not(None)))
                dues += list(found.scalars())
        return min(dues, default=None)

    async def _sending(self) -> bool:
        return any(row["state"] == "sending" for row in await self.rows("outbox"))


class Stubborn(Scene):
    """People who try again when a button did not answer, while the bot is killed at random moments."""

    def __init__(self, world: World, apart: Apart, cast: Cast, say: Callable[[str], None]) -> None:
        super().__init__(world, apart, cast, say)
        self._apart = apart
        self.chance = random.Random(0)
        self.kills_left = 0
        self.deadly = 0.0
        self._openers: dict[str, Callable[[], Attempt]] = {}

    async def attempt(self, name: str, start: Callable[[], Attempt]) -> Attempt:
        """Try, and try again once the bot is back."""
        killer = asyncio.create_task(self._maybe_kill())
        try:
            for _ in range(TRIES):
                try:
                    made = await super().attempt(name, start)
                except (Unmet, TimeoutError):
                    await killer
                else:
                    self._openers[made.key] = start
                    return made
            raise Unmet(f"{name} got no answer at all")
        finally:
            await killer

    async def submit(self, name: str, form: Attempt, /, **values: Any) -> Attempt:
        """Send a form; when its answer was lost, open it again as it was opened, unless it has taken effect."""
        for _ in range(TRIES):
            try:
                return await super().submit(name, form, **values)
            except (Unmet, TimeoutError, Denied):
                form = await self.attempt(name, self._openers[form.key])
            if form.modal is None:
                return form
        raise Unmet(f"{name} could not send the form")

    async def write(self, name: str, channel: int, text: str) -> int:
        """Write, with the bot in danger."""
        killer = asyncio.create_task(self._maybe_kill())
        try:
            return await super().write(name, channel, text)
        finally:
            await killer

    async def wait(self, **span: float) -> None:
        """Time passes, with the bot in danger."""
        killer = asyncio.create_task(self._maybe_kill())
        await super().wait(**span)
        await killer

    async def connected_again(self) -> None:
        """Return when the bot has come back by itself."""
        await self._apart.reconnected()

    async def _maybe_kill(self) -> None:
        if self.kills_left and self.chance.random() < self.deadly:
            self.kills_left -= 1
            await asyncio.sleep(self.chance.random() * 0.25)
            self.say("    † the bot is killed")
            await self._apart.restart()


@asynccontextmanager
async def apart(folder: Path, say: Callable[[str], None], *, without: Collection[str] = ()) -> AsyncIterator[Stubborn]:
    """A world with its people, and the bot beside it in a process of its own; nothing is set up yet.

    ``without`` names privileged intents that the portal does not grant.
    """
    clock = MovableClock()
    world = World(clock)
    world.disallowed_intents |= set(without)
    cast = build_cast(world)
    async with PracticeServer(world) as server:
        beside = Apart(world, clock, server, folder)
        world.limits.enabled = False
        await beside.start()
        try:
            yield Stubborn(world, beside, cast, say)
        finally:
            await beside.close()


def shown(scene: Scene) -> dict[str, list[str]]:
    """What each person sees that was not meant as an answer to a press: texts by person and place, in order."""
    seen: dict[str, list[str]] = {}
    for name in scene.cast.people:
        person = scene.person(name)
        places = [int(one["id"]) for one in person.channels(scene.cast.guild)] + [person.open_dm()]
        for place in places:
            texts = [text_of(one) for one in person.timeline(place) if not int(one.get("flags", 0)) & 64]
            seen[f"{name} {place}"] = texts
    return seen
