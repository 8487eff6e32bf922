"""How soon a crisis message is an alert, over real sockets: the parts that measurements share."""

from __future__ import annotations

import asyncio
import re
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field

from bot.practice.people import Person
from bot.practice.scenarios.community import RECORDS, SUPERVISOR
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.world import Payload

GREEN = "We went for a walk by the river today and the light was lovely on the water"
CRISIS = "I am going to kill myself tonight, I have the pills here"
LONGEST = 60.0
_NUMBER = re.compile(r"CRISIS.*case (\d+)")
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

    An alert is a card on the desk or a direct message to a professional, whichever is there first. One that names an
    earlier case is late and not counted for this message.
    """
    staff = {scene.dm(name): name for name in RECORDS} | {scene.cast.desk: SUPERVISOR}
    delays: list[float] = []
    with _shown(scene, staff) as shown:
        for number in range(count):
            before, started = set(shown), time.perf_counter()
            member = scene.person(writers[number % len(writers)])
            member.send(member.open_dm(), f"{CRISIS} {number}")
            async with asyncio.timeout(LONGEST):
                while not (new := shown.keys() - before):
                    await asyncio.sleep(0.001)
            delays.append((shown[max(new)] - started) * 1000)
            await asyncio.sleep(gap)
            await close_all()
    return delays


@contextmanager
def _shown(scene: Scene, places: Mapping[int, str]) -> Iterator[dict[int, float]]:
    """When the first alert of each case was there, by its number; ``places`` are channels and who sees them."""
    earlier = [text_of(one) for place, name in places.items() for one in scene.matching(name, place, ["CRISIS"])]
    shown = {int(case[1]): 0.0 for case in map(_NUMBER.search, earlier) if case}

    def hear(event: str, payload: Payload) -> None:
        case = _NUMBER.search(text_of(payload)) if event == "MESSAGE_CREATE" else None
        if case and int(payload["channel_id"]) in places:
            shown.setdefault(int(case[1]), time.perf_counter())

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
