"""One question, asked at start, at every wake-up and on a slow interval: what is due now?

Rows are the truth; an APScheduler timer is only a hint when to ask again. A timer that is late, early, lost or
doubled changes nothing but the moment at which the rows are read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.errors import reference

log = structlog.get_logger(__name__)

SLOW = timedelta(seconds=30)
"""How long the sweep rests at the most, whatever the timers say."""
MANY = 1000
"""Rings that may overlap: APScheduler would skip one that comes while the one before is not quite over."""
SOON = timedelta(seconds=2)
"""How much longer it rests after each failure in a row: what failed is still due."""


@dataclass(frozen=True, slots=True)
class Owing:
    """A use case that owes things at times: rows of ``tables``, or, without tables, chores asked for every time.

    ``run_due(now)`` does all that is due at ``now`` (UTC) and returns how many rows were worked on.
    """

    tables: frozenset[str]
    run_due: Callable[[datetime], Awaitable[int]]
    by_rows: bool = False
    """Whether rows are all it needs: it works also while Discord's gateway is not there yet."""

    def asked(self, owed: Set[str]) -> bool:
        """Whether it has anything to do when rows of these tables are due."""
        return not self.tables or not self.tables.isdisjoint(owed)


class Dues(Protocol):
    """Knows what is due, without working it."""

    async def owed(self, now: datetime) -> Set[str]:
        """Names of the tables with rows due at ``now``."""
        ...

    async def next(self) -> datetime | None:
        """The earliest instant at which anything is owed."""
        ...


class Sweep:
    """Asks every owing service what is due, and sets the timer for the next time."""

    def __init__(
        self,
        clock: Clock,
        services: Sequence[Owing],
        due: Dues,
        deliver: Callable[[], None],
    ) -> None:
        self._clock, self._services, self._due, self._deliver = clock, services, due, deliver
        self._lock = asyncio.Lock()
        self._timers: AsyncIOScheduler | None = None
        self._asked = self._awake = False
        self._everybody = True
        self._failures = 0
        self._tasks: set[asyncio.Task[int]] = set()

    @property
    def failures(self) -> int:
        """How often in a row due work failed; 0 when the last sweep did all that was due."""
        return self._failures

    def start(self, *, timers: bool = True, everybody: bool = True) -> None:
        """Begin to wake up, the first time at once; without ``timers`` only when told.

        Not ``everybody``: until it is started again, only whoever needs nothing but rows is asked.
        """
        self._everybody = everybody or (self._awake and self._everybody)
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

    @property
    def idle(self) -> bool:
        """Whether it is neither sweeping nor about to."""
        return not self._asked and not self._lock.locked()

    async def run(self) -> int:
        """Sweep until nothing is due at this instant; how many rows were worked on."""
        async with self._lock:
            self._asked, before, total = False, self._failures, 0
            while worked := await self._once():
                total += worked
            self._failures = 0 if self._failures == before else self._failures
            self._deliver()
            await self._set_timer()
        return total

    async def _once(self) -> int:
        owed = await self._due.owed(self._clock.now())
        asked = [one for one in self._services if one.asked(owed) and (self._everybody or one.by_rows)]
        return sum([await self._ask(service) for service in asked])

    async def _ask(self, service: Owing) -> int:
        """One use case that fails keeps no other from its work; the auditor notices what stays late."""
        try:
            worked = await service.run_due(self._clock.now())
        except Exception:
            self._failures += 1
            log.exception("due work failed", tables=sorted(service.tables), reference=reference())
            return 0
        return worked

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
        due = await self._due.next()
        if self._timers is None or due is None:
            return
        wait = max(timedelta(milliseconds=50), due - self._clock.now(), min(self._failures * SOON, SLOW))
        self._timers.add_job(
            self._ring,
            "date",
            run_date=datetime.now(UTC) + wait,
            id="next",
            replace_existing=True,
            misfire_grace_time=None,
            max_instances=MANY,
        )
