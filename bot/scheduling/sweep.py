"""One question, asked at start, at every wake-up and on a slow interval: what is due now?

Rows are the truth; an APScheduler timer is only a hint when to ask again. A timer that is late, early, lost or
doubled changes nothing but the moment at which the rows are read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

log = structlog.get_logger(__name__)

SLOW = timedelta(seconds=30)
"""How long the sweep rests at the most, whatever the timers say."""


class Owing(Protocol):
    """A use case that owes things at times."""

    async def run_due(self, now: datetime) -> int:
        """Do all that is due at ``now`` (UTC); how many rows were worked on."""
        ...


class Sweep:
    """Asks every owing service what is due, and sets the timer for the next time."""

    def __init__(
        self,
        clock: Clock,
        services: Sequence[Owing],
        next_due: Callable[[], Awaitable[datetime | None]],
        deliver: Callable[[], None],
    ) -> None:
        self._clock, self._services, self._next_due, self._deliver = clock, services, next_due, deliver
        self._lock = asyncio.Lock()
        self._timers: AsyncIOScheduler | None = None
        self._asked = self._awake = False
        self._tasks: set[asyncio.Task[int]] = set()

    def start(self, *, timers: bool = True) -> None:
        """Begin to wake up, the first time at once; without ``timers`` only when told."""
        if self._awake:
            self.wake()
            return
        self._awake = True
        self.wake()
        if not timers:
            return
        self._timers = AsyncIOScheduler(timezone=UTC)
        self._timers.start()
        self._timers.add_job(self.run, "interval", seconds=SLOW.total_seconds(), id="slow", max_instances=1)

    def wake(self) -> None:
        """Something was set or the clock moved: sweep soon, once, however often this is called."""
        if self._awake and not self._asked:
            self._asked = True
            task = asyncio.get_running_loop().create_task(self.run())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def run(self) -> int:
        """Sweep until nothing is due at this instant; how many rows were worked on."""
        async with self._lock:
            self._asked = False
            total = 0
            while worked := [await service.run_due(self._clock.now()) for service in self._services]:
                total += sum(worked)
                if not any(worked):
                    break
            self._deliver()
            await self._set_timer()
        return total

    async def stop(self) -> None:
        """Let a sweep under way finish, and sleep for good."""
        self._awake = False
        if self._timers is not None:
            self._timers.shutdown(wait=False)
            self._timers = None
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _ring(self) -> None:
        """A timer's job; a coroutine, since APScheduler runs plain functions in another thread."""
        self.wake()

    async def _set_timer(self) -> None:
        due = await self._next_due()
        if self._timers is None or due is None:
            return
        wait = max(timedelta(milliseconds=50), due - self._clock.now())
        self._timers.add_job(
            self._ring,
            "date",
            run_date=datetime.now(UTC) + wait,
            id="next",
            replace_existing=True,
            misfire_grace_time=None,
        )
