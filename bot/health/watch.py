"""Every minute the auditor is asked; only when all is well does the heartbeat go out.

Whoever receives the heartbeat pages the operator when it is missing: because something is late, because nobody can be
paged, because Discord is gone, or because this process is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Protocol

import aiohttp
import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.health import Figures, Health
from bot.errors import StorageDown

log = structlog.get_logger(__name__)

EVERY = 60
"""Seconds between two looks."""
PATIENCE = aiohttp.ClientTimeout(total=10)


class Auditor(Protocol):
    """Whoever proves that nothing is late."""

    async def check(self) -> Health:
        """What is wrong now; raises StorageDown."""
        ...

    async def figures(self) -> Figures:
        """Counts and delays; raises StorageDown."""
        ...


class Watch:
    """Asks the auditor and sends the heartbeat.

    ``connected`` says whether Discord is there, ``failing`` how often in a row due work failed.
    """

    def __init__(
        self, auditor: Auditor, connected: Callable[[], bool], url: str | None, failing: Callable[[], int]
    ) -> None:
        self.auditor, self._connected, self._url, self.failing = auditor, connected, url, failing
        self.sent = self.withheld = self.failed = 0
        self._timers = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Look now and every minute."""
        self._timers.start()
        self._timers.add_job(self.look, "interval", seconds=EVERY, id="watch", max_instances=1)

    def stop(self) -> None:
        """Look no more."""
        self._timers.shutdown(wait=False)

    async def reasons(self) -> tuple[str, ...]:
        """Why it is not well; empty when it is."""
        try:
            found = (await self.auditor.check()).reasons
        except StorageDown as error:
            found = (f"the database cannot be read ({error})",)
        if times := self.failing():
            found = (f"due work failed {times} times in a row: the log says what", *found)
        return found if self._connected() else ("Discord is not connected", *found)

    async def look(self) -> bool:
        """Ask, and send the heartbeat if all is well; whether it arrived."""
        reasons = await self.reasons()
        if reasons:
            self.withheld += 1
            log.warning("not well", reasons=reasons)
            return False
        return await self._beat()

    async def _beat(self) -> bool:
        if self._url is None:
            return False
        try:
            async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(self._url) as answer:
                arrived = answer.status < 400
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("heartbeat not sent", error=type(error).__name__)
            arrived = False
        self.sent, self.failed = self.sent + arrived, self.failed + (not arrived)
        return arrived
