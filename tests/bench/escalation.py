"""How soon a crisis is an alert: under load, with thousands of reminders due, and with a desk that refuses.

Over real sockets: the bot runs in a process of its own, the practice server and those who write in this one.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sqlalchemy import insert, text

from bot.clock import MovableClock
from bot.practice.scenarios.community import build_cast, seed
from bot.practice.scenarios.first_evening import GROUP
from bot.storage.database import make_engine
from bot.storage.tables import outbox
from bot.telemetry import set_up_logs
from tests.bench.alerts import CLOSE_ALL, alerts, noise, somewhere, summary
from tests.practice.apart import next_monday, open_apart
from tests.practice.beside import Beside, Stubborn
from tests.practice.deaths import DeadlyWorld
from tests.practice.reminders import REMINDERS, reminders, rooms

RATES, COUNT = (50, 200), 40
WRITERS = ("Ben", "Chloe", "Deniz")
GAP, UNDER_LIMITS = 0.2, 1.2
"""Seconds between two crisis messages; the desk takes five messages in five seconds."""
STARTED = 20


async def main() -> None:
    """Print all figures."""
    set_up_logs("CRITICAL", "text")
    world = DeadlyWorld(MovableClock(next_monday()))
    with tempfile.TemporaryDirectory() as folder:
        async with open_apart(world, build_cast(world), Path(folder), lambda line: None) as scene:
            scene.patience = 30.0
            await seed(scene, [GROUP])
            await scene.beside.rest()
            print(f"(the machine's load is {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")
            await _under_noise(scene)
            world.limits.enabled = True
            await _desk_refuses(scene)
            await _reminders_due(scene)


async def _under_noise(scene: Stubborn) -> None:
    place, writer = somewhere(scene)
    for rate in RATES:
        async with noise(scene, place, writer, rate) as sound:
            told = summary(await _alerts(scene, GAP))
            print(f"at {sound.achieved:3.0f} messages/s (of {rate}):        {told}", flush=True)


async def _desk_refuses(scene: Stubborn) -> None:
    faults = scene.world.faults
    faults.fail("POST", rf"/channels/{scene.cast.desk}/messages", 429, times=None)
    print(f"the desk answers 429:               {summary(await _alerts(scene, UNDER_LIMITS))}", flush=True)
    faults.clear()


async def _reminders_due(scene: Stubborn) -> None:
    places, posted = rooms(scene), [0]

    def hear(event: str, payload: object) -> None:
        posted[0] += event == "MESSAGE_CREATE" and int(payload["channel_id"]) in places  # type: ignore[index]

    stop = scene.world.subscribe(hear)
    engine = make_engine(scene.beside.database_url)
    async with engine.begin() as connection:
        await connection.execute(insert(outbox), reminders(scene, "support-card", places, scene.beside.clock.now()))
    await engine.dispose()
    await _alerts(scene, GAP, 1)
    await scene.eventually("reminders are being sent", lambda: posted[0] >= STARTED)
    told, before = summary(await _alerts(scene, UNDER_LIMITS)), posted[0]
    print(f"{REMINDERS} reminders due, real limits:   {told}; {REMINDERS - before} still to be sent")
    stop()


async def _alerts(scene: Stubborn, gap: float, count: int = COUNT) -> list[float]:
    async def close_all() -> None:
        await _run(scene.beside, CLOSE_ALL)

    return await alerts(scene, WRITERS, close_all, count, gap)


async def _run(beside: Beside, statement: str) -> None:
    engine = make_engine(beside.database_url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
