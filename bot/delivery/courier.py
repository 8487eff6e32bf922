"""The courier: takes what is owed from the outbox, the most urgent first, and hands it over at least once.

There is no long-lived worker: a drain starts when a commit owes something or the sweep finds it due, and ends when
nothing more is due. Sent first, marked as sent after; what was in doubt is looked up before it is tried again.

What is urgent has lanes of its own: thousands of reminders that wait for Discord's limits hold up no page. Urgent
entries are claimed one at a time, so that an acknowledgement still takes back every page that is not under way;
the others in batches, which costs the database fewer writes. A killed process leaves both as ``sending``, and the
next start recovers them.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog

from bot.clock import Clock
from bot.delivery.hand import Handed, Hands
from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.errors import DeliveryError, Doubtful, Unreachable, reference
from bot.storage.database import Database
from bot.storage.deliveries import Deliveries, backoff
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

log = structlog.get_logger(__name__)

Listener = Callable[[Unit, OutboxEntry, bool], Awaitable[None]]
"""Told in the transaction that settles an entry: the unit, the entry, and whether it was delivered."""

Troubled = Callable[[Unit, OutboxEntry], Awaitable[None]]
"""Told after a try that failed: the unit and the entry, which will be tried again."""

TRIES = 8
CROWD = 2
"""Urgent entries under way to one channel at a time: where Discord makes one wait, others must not wait with it."""


@dataclass(frozen=True, slots=True)
class Lane:
    """How many drains may run ``at_once`` for entries of these priorities, and how many entries each claims."""

    least: int
    most: int
    at_once: int
    batch: int


URGENT = Lane(int(Priority.CRISIS), int(Priority.MEMBER), 8, 1)
ORDINARY = Lane(int(Priority.MEMBER) + 1, int(Priority.ROUTINE), 4, 10)
LANES = (URGENT, ORDINARY)


class Courier:
    """Delivers the outbox of one process."""

    def __init__(self, database: Database, clock: Clock, hand: Hands) -> None:
        self._database, self._clock, self._hand = database, clock, hand
        self._deliveries = Deliveries(database)
        self._listeners: dict[str, Listener] = {}
        self._troubled: dict[str, Troubled] = {}
        self._outdated: Troubled | None = None
        self._lanes: tuple[Lane, ...] = ()
        self._recovered = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._running = {URGENT: 0, ORDINARY: 0}
        self._under_way: Counter[int] = Counter()

    def on_result(self, kind: str, listener: Listener) -> None:
        """Tell ``listener`` what became of each entry of this kind."""
        self._listeners[kind] = listener

    def on_trouble(self, kind: str, listener: Troubled) -> None:
        """Tell ``listener`` of each try at an entry of this kind that failed and will be repeated."""
        self._troubled[kind] = listener

    def on_outdated(self, listener: Troubled) -> None:
        """Tell ``listener`` of a subject of which cards cannot be redrawn: what they say may not be true any more."""
        self._outdated = listener

    async def start(self, *lanes: Lane) -> None:
        """Discord is reachable (again): recover what an earlier process left open, once, and deliver.

        With ``lanes``, only what travels in them.
        """
        if not self._recovered:  # later it would take entries away from those who are just delivering them
            self._recovered = True
            await self._deliveries.recover()
        self._lanes = lanes or LANES
        self.wake()

    def wake(self) -> None:
        """Something may be due: drain in the background, if Discord is reachable and lanes are free."""
        for lane in self._lanes:
            self._begin(lane)

    def _begin(self, lane: Lane) -> None:
        if lane in self._lanes and self._running[lane] < lane.at_once:
            self._running[lane] += 1
            task = asyncio.get_running_loop().create_task(self._drain(lane))
            self._tasks.add(task)
            task.add_done_callback(partial(self._ended, lane))

    @property
    def idle(self) -> bool:
        """Whether nothing is being delivered."""
        return not self._tasks

    async def drain(self) -> None:
        """Deliver until nothing is due, what is urgent first. Each entry is claimed by one."""
        await self._drain(URGENT)
        await self._drain(ORDINARY)

    def _ended(self, lane: Lane, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._running[lane] -= 1

    async def _drain(self, lane: Lane) -> None:
        while entries := await self._claim(lane):
            if len(entries) == lane.batch:  # there may be more
                self._begin(lane)
            for entry in entries:
                try:
                    await self._deliver(entry)
                finally:
                    if lane is URGENT and entry.channel_id is not None:
                        self._under_way[entry.channel_id] -= 1

    async def _claim(self, lane: Lane) -> list[OutboxEntry]:
        """What is due in the lane, without what goes to a crowded channel: whoever is there goes on with that."""
        crowded = [one for one, count in self._under_way.items() if count >= CROWD] if lane is URGENT else []
        found = await self._deliveries.claim(self._clock.now(), lane.batch, lane.least, lane.most, crowded)
        if lane is URGENT:
            self._under_way.update(one.channel_id for one in found if one.channel_id is not None)
        return found

    async def stop(self) -> None:
        """Take no more; what is under way is left to the next start, which looks before it sends again."""
        self._lanes = ()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _deliver(self, entry: OutboxEntry) -> None:
        """Hand over and settle. A card that cannot be drawn holds up no other entry: it is not delivered."""
        began = self._clock.now()
        try:
            handed = await self._hand.over(entry)
        except Unreachable as error:
            await self._settle(entry, "failed", None, str(error.code), began)
        except Doubtful as error:
            await self._again(entry, error, doubtful=True)
        except DeliveryError as error:
            await self._again(entry, error, doubtful=False)
        except Exception:
            log.exception("delivery broke", kind=entry.kind, outbox=entry.id, reference=reference())
            await self._again(entry, Doubtful(0, "broke"), doubtful=True)
        else:
            await self._settle(entry, "sent" if handed is not None else "withdrawn", handed, None, began)

    async def _again(self, entry: OutboxEntry, error: DeliveryError, *, doubtful: bool) -> None:
        if entry.attempts + 1 >= TRIES:
            await self._settle(entry, "failed", None, str(error.code), self._clock.now())
            return
        due_at = self._clock.now() + backoff(entry.attempts)
        await self._deliveries.retry(entry, due_at, str(error.code), doubtful=doubtful)
        if (troubled := self._troubled.get(entry.kind)) is not None:
            async with self._database.unit(entry.guild_id) as unit:
                await troubled(unit, entry)
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
            if self._outdated is not None and entry.action is Action.REFRESH and state == "failed":
                await self._outdated(unit, entry)
        say = log.warning if state == "failed" else log.info
        say("delivery", kind=entry.kind, outbox=entry.id, state=state, code=problem)
