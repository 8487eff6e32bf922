"""How soon a crisis message is an alert, over real sockets: the parts that measurements share."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field

from bot.practice.people import Person
from bot.practice.scenarios.community import RECORDS
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.world import Payload

GREEN = "We went for a walk by the river today and the light was lovely on the water"
CRISIS = "I am going to kill myself tonight, I have the pills here"
LONGEST = 60.0
BURST = 2
CLOSE_ALL = "update cases set state = 'closed', due_at = null"
"""So that the next message opens a new one."""


def somewhere(scene: Scene) -> tuple[int, int]:
    """A talk channel, and a member who writes there."""
    for name in scene.cast.people:
        person = scene.person(name)
        for channel in person.channels(scene.cast.guild):
            if channel["type"] == 0 and int(channel["id"]) not in (scene.cast.lobby, scene.cast.desk):
                return int(channel["id"]), person.id
    raise LookupError("nobody is in a group")


async def alerts(
    scene: Scene, writers: tuple[str, ...], close_all: Callable[[], Awaitable[None]], count: int, gap: float
) -> list[float]:
    """Milliseconds from each of ``count`` crisis messages to its first alert, ``gap`` seconds apart.

    An alert is a card on the desk or a direct message to a professional, whichever is there first.
    """
    staff = {scene.cast.desk, *(scene.dm(name) for name in RECORDS)}
    delays: list[float] = []
    with _shown(scene, staff) as shown:
        for number in range(count):
            before, started = len(shown), time.perf_counter()
            member = scene.person(writers[number % len(writers)])
            member.send(member.open_dm(), f"{CRISIS} {number}")
            async with asyncio.timeout(LONGEST):
                while len(shown) == before:
                    await asyncio.sleep(0.001)
            delays.append((shown[before] - started) * 1000)
            await asyncio.sleep(gap)
            await close_all()
    return delays


@contextmanager
def _shown(scene: Scene, places: set[int]) -> Iterator[list[float]]:
    shown: list[float] = []

    def hear(event: str, payload: Payload) -> None:
        if event == "MESSAGE_CREATE" and int(payload["channel_id"]) in places and "CRISIS" in text_of(payload):
            shown.append(time.perf_counter())

    stop = scene.world.subscribe(hear)
    yield shown
    stop()


@dataclass
class Noise:
    """Green messages going on. ``achieved`` is how many a second there were: a busy machine may not manage all."""

    written: int = 0
    began: float = field(default_factory=time.perf_counter)

    @property
    def achieved(self) -> float:
        """Messages a second so far."""
        return self.written / (time.perf_counter() - self.began)

    async def go_on(self, person: Person, place: int, rate: int) -> None:
        """Write until cancelled."""
        while True:
            for _ in range(BURST):
                if self.written < (time.perf_counter() - self.began) * rate:
                    person.send(place, GREEN)
                    self.written += 1
            await asyncio.sleep(0.5 / rate)


@asynccontextmanager
async def noise(scene: Scene, place: int, writer: int, rate: int) -> AsyncIterator[Noise]:
    """Green messages at ``rate`` a second, for as long as the block lasts."""
    made = Noise()
    writing = asyncio.create_task(made.go_on(Person(scene.world, writer), place, rate))
    try:
        yield made
    finally:
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing


def summary(delays: list[float]) -> str:
    """The median and the 99th percentile, in words."""
    cuts = statistics.quantiles(delays, n=100, method="inclusive")
    return f"p50 {cuts[49]:6.0f} ms, p99 {cuts[98]:6.0f} ms ({len(delays)} alerts)"
