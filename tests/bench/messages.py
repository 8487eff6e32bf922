"""What a green message costs beside discord.py's own work, and how soon a crisis message is an alert under load.

One run measures: a bare client without listeners, the bot, their ratio; then, over real sockets with the practice
server in the same process, the time from a crisis message sent to its card shown, at 50 green messages a second.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

import discord

from bot.practice.people import Person
from bot.practice.scenarios.first_evening import FIRST_EVENING
from bot.practice.scenarios.scene import Scene
from bot.room import Room, open_room
from bot.telemetry import set_up_logs
from tests.bench.alerts import CLOSE_ALL, GREEN, alerts, noise, somewhere, summary

COUNT, BATCH = 6000, 200
RATE, ALERTS = 50, 40
WRITERS = ("Ben", "Chloe", "Deniz", "Eli", "Femi", "Gia", "Hugo")


async def main() -> None:
    """Print all figures."""
    set_up_logs("ERROR", "text")
    async with open_room(FIRST_EVENING) as (room, _server, scene):
        room.world.limits.enabled = False
        place, writer = somewhere(scene)
        bare = await bare_cost(room, scene, place, writer)
        ours = await _bot_cost(room, place, writer)
        print(f"discord.py alone, no listeners:   {bare * 1e6:8.1f} µs per message event")
        print(f"the bot, screening a green one:   {ours * 1e6:8.1f} µs per message event")
        print(f"ratio:                            {ours / bare:8.2f}")
        async with noise(scene, place, writer, RATE):
            delays = await alerts(scene, WRITERS, lambda: _close_all(room), ALERTS, 0.1)
        print(f"crisis message to alert at {RATE}/s: {summary(delays)}")


def _payload(room: Room, place: int, writer: int, number: int) -> dict[str, Any]:
    message = Person(room.world, writer).send(place, GREEN)
    room.world.backend.delete_message(place, int(message["id"]))
    member = {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
    guild = str(room.world.backend.get_channel(place).guild_id)
    return {**message, "id": str(int(message["id"]) + number), "guild_id": guild, "member": member}


async def _feed(state: Any, payloads: list[dict[str, Any]]) -> float:
    """Seconds per event: parse each message as the gateway would, and let every listener finish."""
    mine = asyncio.all_tasks()
    started = time.perf_counter()
    for first in range(0, len(payloads), BATCH):
        for payload in payloads[first : first + BATCH]:
            state.parse_message_create(payload)
        while new := [task for task in asyncio.all_tasks() - mine if "discord" in task.get_name()]:
            await asyncio.wait(new)
        await asyncio.sleep(0)
    return (time.perf_counter() - started) / len(payloads)


async def bare_cost(room: Room, scene: Scene, place: int, writer: int) -> float:
    assert room.app is not None
    client = discord.Client(intents=room.app.bot.intents, max_messages=None)
    state: Any = client._connection
    state.user = room.app.bot.user
    client.loop = asyncio.get_running_loop()
    guild = next(one for one in room.world.snapshot()["guilds"] if int(one["id"]) == scene.cast.guild)
    state._add_guild_from_data(guild)
    one = _payload(room, place, writer, 0)
    return await _feed(state, [{**one, "id": str(int(one["id"]) + n)} for n in range(COUNT)])


async def _bot_cost(room: Room, place: int, writer: int) -> float:
    assert room.app is not None
    one = _payload(room, place, writer, 0)
    return await _feed(room.app.bot._connection, [{**one, "id": str(int(one["id"]) + n)} for n in range(COUNT)])


async def _close_all(room: Room) -> None:
    assert room.app is not None
    async with room.app.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql(CLOSE_ALL)
