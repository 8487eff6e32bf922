"""The bot, killed at random commits, requests and moments, and away for a while before it comes back."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import App, open_app
from bot.clock import MovableClock
from bot.delivery.hand import Hands
from bot.delivery.pace import Pace
from bot.settings import Settings
from tests.crash_points.blade import Blade, GuardedWorld
from tests.crash_points.inside import Inside
from tests.practice.beside import LONGEST_REST
from tests.year.diary import Died, Entry, Rose

MOST_CROSSINGS, LONGEST = 12, 0.3


@dataclass(frozen=True)
class Death:
    """At the ``crossing``-th commit or request from now on, just before or after it; or else after ``seconds``.

    ``away`` is for how long the world goes on without the bot.
    """

    crossing: int
    after: bool
    seconds: float
    away: timedelta


def draw_death(chance: random.Random) -> Death:
    """Two of three at a commit or request; every other one with hardly any time away, some with more than an hour."""
    kind, length = chance.random(), chance.random()
    away = 0.0 if kind < 0.45 else 5 + 115 * length if kind < 0.8 else 120 + 5280 * length
    crossing = chance.randint(1, MOST_CROSSINGS) if chance.random() < 2 / 3 else 0
    return Death(crossing, chance.random() < 0.5, chance.random() * LONGEST, timedelta(seconds=away))


class Scythe(Blade):
    """A blade that falls as often as it is armed."""

    def __init__(self) -> None:
        super().__init__(None)
        self._left, self._just_after = 0, False
        self._reap: Callable[[], None] = lambda: None

    def on_fall(self, falls: Callable[[], None]) -> None:
        """Call ``falls`` whenever it falls."""
        self._reap = falls

    def arm(self, death: Death) -> None:
        """Fall at the commit or request that is meant."""
        self._left, self._just_after = death.crossing, death.after

    def before(self, name: str) -> int:
        """Something is about to be committed or sent."""
        if not self._just_after:
            self._count()
        return 0

    def after(self, number: int, name: str) -> None:
        """It has happened."""
        if self._just_after:
            self._count()

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._reap()


class Mortal(Inside):
    """Backstage. ``meanwhile(until)`` lets the world go on while the bot is away; ``diary`` hears of deaths.

    ``pace`` replaces how fast the bot may send.
    """

    glance = 0.005

    def __init__(
        self,
        world: GuardedWorld,
        clock: MovableClock,
        folder: Path,
        diary: list[Entry],
        around: Callable[[Hands], Hands] = lambda hand: hand,
        pace: Pace | None = None,
    ) -> None:
        self.scythe = Scythe()
        super().__init__(world, clock, folder, self.scythe)
        self._diary, self._around, self._pace = diary, around, pace
        self._away = timedelta()
        self._pending = False
        self._timer: asyncio.TimerHandle | None = None
        self.meanwhile: Callable[[datetime], None] = self._wait
        self.opened: Callable[[App], None] = lambda app: None

    @property
    def doomed(self) -> bool:
        """Whether a death is still to come to pass."""
        return self._pending

    def doom(self, death: Death) -> None:
        """From now on this death is waiting."""
        self._pending, self._away = True, death.away
        if death.crossing:
            self.scythe.arm(death)
        else:
            self._timer = asyncio.get_running_loop().call_later(death.seconds, self.kill)

    def kill(self) -> None:
        """No goodbye. It comes back after the time it is to be away."""
        self._pending = False
        self._diary.append(Died(self.clock.now()))
        super().kill()

    async def next_due(self) -> datetime | None:
        """When anything is due next."""
        return await self._next_due()

    async def rest(self) -> None:
        """Return when nothing is under way, nothing is due, and the bot is there."""
        async with asyncio.timeout(LONGEST_REST):
            while True:
                await self.alive()
                deaths, app = self.deaths, self._app
                if app is not None and app.sweep.idle and app.courier.idle:
                    if not await self._busy() and deaths == self.deaths:
                        return
                    app.sweep.wake()
                await asyncio.sleep(self.glance)

    async def close(self) -> None:
        """The end."""
        if self._timer is not None:
            self._timer.cancel()
        await super().close()

    async def _revive(self) -> None:
        await self._buried()
        away, self._away = self._away, timedelta()
        self.meanwhile(self.clock.now() + away)
        await super()._revive()
        self._diary.append(Rose(self.clock.now()))

    def _wait(self, until: datetime) -> None:
        self.clock.move(max(timedelta(), until - self.clock.now()))

    def _open(self, settings: Settings) -> AbstractAsyncContextManager[App]:
        return open_app(settings, self.clock, around=self._around, pace=self._pace)

    async def _live(self) -> bool:
        alive = await super()._live()
        if alive and self._app is not None:
            self.opened(self._app)
        return alive
