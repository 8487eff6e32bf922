"""Backstage for a bot that dies and comes back, and people who do not give up on it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, union_all

from bot.clock import MovableClock
from bot.practice.attempts import Attempt
from bot.practice.people import Denied
from bot.practice.scenarios.scene import Cast, Scene, Unmet
from bot.storage.database import make_engine
from bot.storage.due import OWING
from bot.storage.tables import metadata, outbox
from tests.practice.deaths import DeadlyWorld

LONGEST_START, LONGEST_REST = 60.0, 60.0
GLANCE = 0.02
"""Seconds between two looks at what tells nobody: a process, a database."""
TRIES = 6
_FIRSTS = union_all(*(select(func.min(table.c.due_at).label("due_at")) for table in OWING)).subquery()
NEXT = select(func.min(_FIRSTS.c.due_at))
SENDING = select(select(outbox.c.id).where(outbox.c.state == "sending").exists())


class Beside(ABC):
    """Backstage that only looks at the database from outside. ``deaths`` counts how often the bot was killed.

    Subclasses know how it is brought to life (``_live``: True when it hears the world, False when it was killed
    meanwhile), how it is ended at once (``_strike``) and when nothing is left of it (``_buried``).
    """

    glance = GLANCE

    def __init__(self, world: DeadlyWorld, clock: MovableClock, folder: Path) -> None:
        self.world, self.clock, self.deaths = world, clock, 0
        self.database_url = f"sqlite+aiosqlite:///{folder}/main.db"
        self.keys_url = f"sqlite+aiosqlite:///{folder}/keys.db"
        self._engine = make_engine(self.database_url)
        self._reviving: asyncio.Task[None] | None = None

    # ------------------------------------------------------------------ life and death

    async def start(self) -> None:
        """Start the bot, and again should it be killed meanwhile; return when it hears the world."""
        self._begin()
        await self.alive()

    async def stop(self) -> None:
        """Kill it, and leave it dead."""
        self.deaths += 1
        self._strike()
        await self._buried()

    async def restart(self) -> None:
        """Kill it and start it again."""
        self.kill()
        await self.alive()

    def kill(self) -> None:
        """No goodbye. It is started again at once."""
        self.deaths += 1
        self._strike()
        self._begin()

    async def alive(self) -> None:
        """Return when the bot is there."""
        if self._reviving is not None:
            await self._reviving

    async def close(self) -> None:
        """The end."""
        if self._reviving is not None:
            self._reviving.cancel()
            await asyncio.gather(self._reviving, return_exceptions=True)
        await self.stop()
        await self._engine.dispose()

    def _begin(self) -> None:
        if self._reviving is None or self._reviving.done():
            self._reviving = asyncio.create_task(self._revive())

    async def _revive(self) -> None:
        async with asyncio.timeout(LONGEST_START):
            while True:
                await self._buried()
                if await self._live():
                    return

    @abstractmethod
    async def _live(self) -> bool: ...

    @abstractmethod
    def _strike(self) -> None: ...

    @abstractmethod
    async def _buried(self) -> None: ...

    # ---------------------------------------------------------------- what scenes ask for

    async def move(self, by: timedelta) -> None:
        """Move the clock, stopping at each thing due on the way."""
        if self.world.reaper is not None:
            self.world.reaper.next_act()
        until = self.clock.now() + by
        while (due := await self._next_due()) is not None and due <= until:
            self.clock.move(max(timedelta(), due - self.clock.now()) + timedelta(milliseconds=1))
            await self.rest()
        self.clock.move(max(timedelta(), until - self.clock.now()))
        await self.rest()

    def pass_time(self, by: timedelta) -> None:
        """Move the clock while the bot is down."""
        self.clock.move(by)

    async def rest(self) -> None:
        """Return when the bot is there, nothing is due any more and nothing is being sent."""
        async with asyncio.timeout(LONGEST_REST):
            while True:
                await self.alive()
                deaths = self.deaths
                if not await self._busy() and deaths == self.deaths:
                    return
                await asyncio.sleep(self.glance)

    async def rows(self, table: str) -> list[Mapping[str, Any]]:
        """All rows of a table."""
        async with self._engine.connect() as connection:
            return [dict(row) for row in (await connection.execute(select(metadata.tables[table]))).mappings()]

    async def _busy(self) -> bool:
        due = await self._next_due()
        if due is not None and due <= self.clock.now():
            return True
        async with self._engine.connect() as connection:
            return bool((await connection.execute(SENDING)).scalar())

    async def _next_due(self) -> datetime | None:
        async with self._engine.connect() as connection:
            earliest: datetime | None = (await connection.execute(NEXT)).scalar()
        return earliest


class Stubborn(Scene):
    """People who try again when the bot does not answer, as people do."""

    def __init__(self, world: DeadlyWorld, backstage: Beside, cast: Cast, say: Callable[[str], None]) -> None:
        super().__init__(world, backstage, cast, say)
        self.patience = 60.0
        self.beside, self.deadly = backstage, world

    async def write(self, name: str, channel: int, text: str) -> int:
        """Write a message, whether the bot is there or not."""
        self._act()
        return await super().write(name, channel, text)

    async def submit(self, name: str, form: Attempt, /, **values: Any) -> Attempt:
        """Send a form; Discord leaves it open when nobody answers."""

        def start() -> Attempt:
            form.record.modal_consumed = False
            return self.person(name).submit(form, values)

        self.say(f"{name} sends the form «{(form.modal or {}).get('title', '')}»")
        return await self.attempt(name, start)

    async def attempt(self, name: str, start: Callable[[], Attempt]) -> Attempt:
        """Try, and try again once the bot is back. A button that is gone then has done its work."""
        self._act()
        last: Attempt | None = None
        for _ in range(TRIES):
            await self.beside.alive()
            deaths = self.beside.deaths
            try:
                last = start()
            except Denied:
                if last is None:
                    raise
                return last
            while not answered(last) and not last.failed and deaths == self.beside.deaths:
                await asyncio.sleep(self.beside.glance)
            if answered(last):
                return last
            self.say(f"    {name} gets no answer")
        raise Unmet(f"{name} got no answer at all")

    def _act(self) -> None:
        if self.deadly.reaper is not None:
            self.deadly.reaper.next_act()


def answered(attempt: Attempt) -> bool:
    """Whether there is an answer to read, or a form."""
    return attempt.answered and (not attempt.thinking or bool(attempt.messages))
