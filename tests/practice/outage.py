"""A bot that comes back to many channels in which people wrote meanwhile, over real sockets and with real limits."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass

from bot.practice.bridge import ChannelType
from bot.practice.people import Person
from bot.practice.scenarios.community import place
from bot.practice.scenarios.desk import CRISIS, GROUP
from bot.practice.scenarios.outage import OUTAGE
from bot.practice.scenarios.scene import Scene, text_of
from bot.room import Room, open_room
from bot.storage.groups import GroupRepository
from tests.circle import ALL, enrol
from tests.practice.ready import ready_for

ROLES = ("talk", "checkins", "resources", "voice")
GREEN = "we went for a walk by the river and the light was lovely"


@dataclass
class Outage:
    """What was measured: seconds from the start to the last message heard and to the page; requests by route."""

    places: int
    written: int
    heard: int
    seconds: float
    paged: float
    requests: Counter[str]
    statuses: Counter[int]


async def many_channels(scene: Scene, room: Room, count: int) -> list[int]:
    """Groups of four channels each, with Ben in all of them."""
    assert room.app is not None
    made: list[int] = []
    async with room.app.database.unit(scene.cast.guild) as unit:
        for number in range(count // len(ROLES)):
            group = await GroupRepository(unit).add(
                type="support",
                name=f"many {number}",
                alias=f"many-{number}",
                state="open",
                zone="UTC",
                country="DE",
                capacity=8,
            )
            await enrol(unit, group, scene.cast.people["Ben"], ALL)
            for role in ROLES:
                kind = ChannelType.VOICE if role == "voice" else ChannelType.TEXT
                channel = scene.world.create_channel(scene.cast.guild, f"{role}-{number}", kind=kind)
                await GroupRepository(unit).add_channel(group, role, channel.id)
                made.append(channel.id)
    return made


async def outage(count: int, *, each: int = 2, limits: bool = True) -> Outage:
    """Let ``count`` channels and some archived threads be written in while the bot is down; start it, and measure."""
    async with open_room(OUTAGE, hurried=True, ready=await ready_for(OUTAGE)) as (room, _server, scene):
        made = await many_channels(scene, room, count)
        danger = await place(scene, GROUP, "talk")
        await room.restart()
        await room.rest()
        before = await _counted(room)
        await room.stop()
        ben = Person(scene.world, scene.cast.people["Ben"])
        for number in range(each):
            for channel in made:
                ben.send(channel, f"{GREEN} {number}")
        threads = [ben.create_thread(one, "a thought", GREEN) for one in made[:: len(ROLES)]]
        for thread in threads[::2]:
            scene.world.backend.edit_channel(thread, {}, thread_metadata={"archived": True})
        ben.send(danger, CRISIS)
        written = len(made) * each + len(threads) + 1
        scene.world.limits.enabled = limits
        scene.world.faults.records.clear()
        return await _measure(room, scene, len(made) + len(threads), written, before)


async def _measure(room: Room, scene: Scene, places: int, written: int, before: int) -> Outage:
    shown: list[float] = []

    def hear(event: str, payload: dict[str, object]) -> None:
        if event == "MESSAGE_CREATE" and "CRISIS" in text_of(payload):
            shown.append(time.monotonic())

    stop = room.world.subscribe(hear)  # type: ignore[arg-type]
    began = time.monotonic()
    await room.start()
    async with asyncio.timeout(120):
        while (heard := await _counted(room)) - before < written or not shown:
            await asyncio.sleep(0.05)
    seconds = time.monotonic() - began
    stop()
    records = list(scene.world.faults.records)
    routes = Counter(f"{one.method} {_route(one.path)}" for one in records)
    statuses = Counter(one.status for one in records)
    return Outage(places, written, heard - before, seconds, min(shown) - began, routes, statuses)


async def _counted(room: Room) -> int:
    """Messages screened so far."""
    assert room.app is not None
    await room.app.services.screening.flush()
    return sum(row["messages"] for row in await room.rows("counts") if row["level"] >= 0)


def _route(path: str) -> str:
    return "/".join(part for part in path.split("/") if not part.isdigit())
