"""The courier: takes what is owed from the outbox, the most urgent first, and hands it over at least once.

There is no long-lived worker: a drain starts when a commit owes something or the sweep finds it due, and ends when
nothing more is due. Sent first, marked as sent after; what was in doubt is looked up before it is tried again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.delivery.hand import Handed, Hands
from bot.domain.outbox import Action, OutboxEntry
from bot.errors import DeliveryError, Doubtful, Unreachable
from bot.storage.database import Database
from bot.storage.deliveries import Deliveries, backoff
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

log = structlog.get_logger(__name__)

Listener = Callable[[Unit, OutboxEntry, bool], Awaitable[None]]
"""Told in the transaction that settles an entry: the unit, the entry, and whether it was delivered."""

AT_ONCE = 8
TRIES = 8


class Courier:
    """Delivers the outbox of one process."""

    def __init__(self, database: Database, clock: Clock, hand: Hands) -> None:
        self._database, self._clock, self._hand = database, clock, hand
        self._deliveries = Deliveries(database)
        self._listeners: dict[str, Listener] = {}
        self._open, self._recovered = asyncio.Event(), False
        self._tasks: set[asyncio.Task[None]] = set()

    def on_result(self, kind: str, listener: Listener) -> None:
        """Tell ``listener`` what became of each entry of this kind."""
        self._listeners[kind] = listener

    async def start(self) -> None:
        """Discord is reachable (again): recover what an earlier process left open, once, and deliver."""
        if not self._recovered:  # later it would take entries away from those who are just delivering them
            self._recovered = True
            await self._deliveries.recover()
        self._open.set()
        self.wake()

    def wake(self) -> None:
        """Something may be due: drain in the background, if Discord is reachable and lanes are free."""
        if self._open.is_set() and len(self._tasks) < AT_ONCE:
            task = asyncio.get_running_loop().create_task(self.drain())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        """Deliver until nothing is due. Several may run; each entry is claimed by one."""
        while entries := await self._deliveries.claim(self._clock.now(), 1):
            if len(self._tasks) < AT_ONCE:
                self.wake()
            await self._deliver(entries[0])

    async def stop(self) -> None:
        """Take no more; finish what is under way."""
        self._open.clear()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _deliver(self, entry: OutboxEntry) -> None:
        began = self._clock.now()
        try:
            handed = await self._hand.over(entry)
        except Unreachable as error:
            await self._settle(entry, "failed", None, str(error.code), began)
        except Doubtful as error:
            await self._again(entry, error, doubtful=True)
        except DeliveryError as error:
            await self._again(entry, error, doubtful=False)
        else:
            await self._settle(entry, "sent" if handed is not None else "withdrawn", handed, None, began)

    async def _again(self, entry: OutboxEntry, error: DeliveryError, *, doubtful: bool) -> None:
        if entry.attempts + 1 >= TRIES:
            await self._settle(entry, "failed", None, str(error.code), self._clock.now())
            return
        due_at = self._clock.now() + backoff(entry.attempts)
        await self._deliveries.retry(entry, due_at, str(error.code), doubtful=doubtful)
        log.warning("delivery put off", kind=entry.kind, outbox=entry.id, code=error.code, tries=entry.attempts + 1)

    async def _settle(
        self, entry: OutboxEntry, state: str, handed: Handed | None, problem: str | None, began: datetime
    ) -> None:
        async with self._database.unit(entry.guild_id) as unit:
            await self._deliveries.finish(unit, entry, state, problem)
            if handed is not None and handed.message_id is not None and handed.channel_id is not None:
                await self._deliveries.posted(unit, entry, handed.channel_id, handed.message_id)
                if await self._deliveries.redrawn_since(unit, entry.subject, began):
                    await Outbox(unit).refresh(entry.subject)
            listener = self._listeners.get(entry.kind)
            if listener is not None and entry.action is Action.SEND and state != "withdrawn":
                await listener(unit, entry, state == "sent")
        log.info("delivery", kind=entry.kind, outbox=entry.id, state=state, code=problem)
