"""What a minute of the sweep costs with 100 to 10,000 groups, and how 3,000 reminders of one minute leave.

Cost must follow what is due and not what exists; the figures are printed, and drawn into the ignored folder
``.circlekeeper``. Then, over real sockets and under Discord's own limits, the reminders of one minute leave in order
of importance, and a crisis page is not delayed by them.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import matplotlib as mpl
from matplotlib.figure import Figure
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import App, open_app
from bot.clock import MovableClock
from bot.domain.reminders import STAGES
from bot.practice.scenarios.community import build_cast, seed
from bot.practice.scenarios.first_evening import GROUP
from bot.practice.scenarios.scene import text_of
from bot.settings import Settings
from bot.storage.database import make_engine
from bot.storage.tables import group_channels, groups, outbox, reminders, series, sessions
from bot.telemetry import set_up_logs
from tests.bench.alerts import CLOSE_ALL, alerts
from tests.practice.apart import next_monday, open_apart
from tests.practice.beside import Stubborn
from tests.practice.deaths import DeadlyWorld

SIZES = (100, 300, 1000, 3000, 10_000)
ZONES = sorted(available_timezones() - {"localtime", "Factory"})[::6][:100]
WEEKS, DUE, GUILDS, MINUTES = 5, 20, 100, 20
OWED, PLACES = 3000, 450
STARTED, PAGES, GAP = 200, 10, 1.2
WRITERS = ("Ben", "Chloe", "Deniz")
PICTURE = Path(".circlekeeper/reminders.png")


@dataclass(frozen=True)
class Cost:
    """Milliseconds that a minute of the sweep takes when nothing is due, and when ``DUE`` reminders are."""

    groups: int
    idle: float
    busy: float


async def main() -> None:
    """Print all figures."""
    set_up_logs("ERROR", "text")
    costs = [await _cost(size) for size in SIZES]
    print(f"groups   nothing due   {DUE} reminders due   (milliseconds for a minute of the sweep)")
    for one in costs:
        print(f"{one.groups:6d} {one.idle:13.1f} {one.busy:18.1f}")
    _draw(costs)
    print(f"drawn: {PICTURE}")
    await _same_minute()


# -------------------------------------------------------------------------- cost of a minute


async def _cost(size: int) -> Cost:
    clock = MovableClock()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            database_url=f"sqlite+aiosqlite:///{folder}/main.db",
            keys_url=f"sqlite+aiosqlite:///{folder}/keys.db",
            _env_file=None,
        )
        async with open_app(settings, clock, timers=False) as app:
            await _fill(app, size, clock.now())
            await app.sweep.run()
            idle = await _minutes(app, clock)
            busy = await _minutes(app, clock, due=DUE)
    return Cost(size, idle, busy)


async def _fill(app: App, size: int, now: datetime) -> None:
    """Groups with a weekly session at some moment of the week to come, five weeks of them, and four reminders each."""
    week = timedelta(days=7)
    many: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (groups, group_channels, series, sessions, reminders)
    }
    for number in range(1, size + 1):
        guild, zone = 1 + number % GUILDS, ZONES[number % len(ZONES)]
        first = now + timedelta(days=2) + (week - timedelta(days=2)) * number / size
        many[groups].append(_group(number, guild, zone, now))
        place = {"guild_id": guild, "group_id": number, "role": "talk", "channel_id": 10_000_000 + number}
        many[group_channels].append(place)
        many[series].append(_series(number, guild, zone, first, now))
        for later in range(WEEKS):
            row = _session(guild, number, number, first + later * week)
            many[sessions].append({"id": (number - 1) * WEEKS + later + 1, **row})
            for stage in STAGES:
                many[reminders].append(_reminder(guild, (number - 1) * WEEKS + later + 1, stage, row["starts"]))
    async with app.database.everywhere(writes=True) as connection:
        for table, rows in many.items():
            for start in range(0, len(rows), 5000):
                await connection.execute(insert(table), rows[start : start + 5000])


def _group(number: int, guild: int, zone: str, now: datetime) -> dict[str, Any]:
    names = {"name": f"group {number}", "alias": f"room {number}", "type": "support", "state": "open"}
    rest = {"zone": zone, "country": "DE", "capacity": 8, "admitting": True, "created_at": now, "due_at": None}
    return {"id": number, "guild_id": guild, **names, **rest}


def _series(number: int, guild: int, zone: str, first: datetime, now: datetime) -> dict[str, Any]:
    rule = {"first": first.date(), "at": first.time(), "minutes": 60, "every": 1, "rhythm": "weekly", "zone": zone}
    due = now + timedelta(days=6, minutes=number % 1440)
    return {
        "id": number,
        "guild_id": guild,
        "group_id": number,
        "title": "circle",
        "leader_id": 1,
        **rule,
        "due_at": due,
    }


def _session(guild: int, group: int, of: int, starts: datetime) -> dict[str, Any]:
    times = {"date": starts.date(), "starts": starts, "ends": starts + timedelta(hours=1), "shifted": False}
    state = {"state": "planned", "revision": 0, "due_at": starts + timedelta(hours=1)}
    return {"guild_id": guild, "group_id": group, "series_id": of, **times, **state}


def _reminder(guild: int, session: int, stage: int, starts: datetime) -> dict[str, Any]:
    due = starts - timedelta(minutes=stage)
    return {"guild_id": guild, "session_id": session, "stage": stage, "revision": 0, "state": "waiting", "due_at": due}


async def _minutes(app: App, clock: MovableClock, due: int = 0) -> float:
    """Milliseconds per minute of the sweep, over some minutes in which ``due`` reminders fall due each."""
    spent = 0.0
    for _ in range(MINUTES):
        clock.move(timedelta(minutes=1))
        if due:
            soonest = select(reminders.c.id).where(reminders.c.due_at > clock.now()).order_by(reminders.c.due_at)
            async with app.database.everywhere(writes=True) as connection:
                some = update(reminders).where(reminders.c.id.in_(soonest.limit(due)))
                await connection.execute(some.values(due_at=clock.now()))
        started = time.perf_counter()
        await app.sweep.run()
        spent += time.perf_counter() - started
    return spent / MINUTES * 1000


def _draw(costs: list[Cost]) -> None:
    PICTURE.parent.mkdir(exist_ok=True)
    with mpl.rc_context({"svg.hashsalt": "reminders"}):
        figure = Figure(figsize=(7, 4), layout="constrained")
        axes = figure.subplots()
        for values, name, mark in (
            ([one.idle for one in costs], "nothing due", "o-"),
            ([one.busy for one in costs], f"{DUE} reminders due", "s--"),
        ):
            axes.plot([one.groups for one in costs], values, mark, color="black")
            axes.annotate(name, (costs[-1].groups, values[-1]), textcoords="offset points", xytext=(-80, 8))
        axes.set(
            xscale="log", ylim=(0, None), xlabel="groups with weekly sessions", ylabel="ms for a minute of the sweep"
        )
        axes.set_title("A minute costs what is due in it, not what exists")
        figure.savefig(PICTURE, dpi=120)


# ------------------------------------------------------------------- all in the same minute


async def _same_minute() -> None:
    world = DeadlyWorld(MovableClock(next_monday()))
    with tempfile.TemporaryDirectory() as folder:
        async with open_apart(world, build_cast(world), Path(folder), lambda line: None) as scene:
            scene.patience = 30.0
            await seed(scene, [GROUP])
            await scene.beside.rest()
            world.limits.enabled = True
            calm = await _pages(scene, PAGES)
            seen = _watch(scene)
            await _owe(scene)
            await _pages(scene, 1)  # whatever is due is looked for when something happens
            began = time.perf_counter()
            while len(seen) < STARTED:
                await asyncio.sleep(0.01)
            meanwhile, left = await _pages(scene, PAGES), await _waiting(scene)
            while await _waiting(scene):
                await asyncio.sleep(0.5)
            _tell(seen, began, scene)
    first, second = statistics.median(calm), statistics.median(meanwhile)
    print(f"crisis message to alert, median:    {first:6.0f} ms with nothing due, {second:.0f} ms meanwhile")
    print(f"ratio:                              {second / first:6.2f} ({left} reminders were still to be sent)")


@asynccontextmanager
async def _stored(scene: Stubborn) -> AsyncIterator[AsyncConnection]:
    """The database of the bot beside."""
    engine = make_engine(scene.beside.database_url)
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


async def _pages(scene: Stubborn, count: int) -> list[float]:
    async def close_all() -> None:
        async with _stored(scene) as connection:
            await connection.execute(text(CLOSE_ALL))

    return await alerts(scene, WRITERS, close_all, count, GAP)


def _tell(seen: list[tuple[str, float]], began: float, scene: Stubborn) -> None:
    seconds = seen[-1][1] - began
    order = [what for what, _ in seen]
    last_soon, first_later = len(order) - order[::-1].index("soon"), order.index("later") + 1
    refused = sum(one.status == 429 for one in scene.world.faults.records)
    print(f"\nreminders due in one minute, seen:  {OWED:6d} {len(seen):6d}")
    print(f"all of them within:                 {seconds:6.1f} s, {len(seen) / seconds:.1f} a second (limit 40)")
    print(f"of sessions in ten minutes, the last was number {last_soon}; of tomorrow's, the first was {first_later}")
    print(f"refused by Discord's limits:        {refused:6d}")


def _watch(scene: Stubborn) -> list[tuple[str, float]]:
    """What appears from now on and when: reminders of sessions that begin soon or later."""
    seen: list[tuple[str, float]] = []

    def hear(event: str, payload: dict[str, Any]) -> None:
        if event != "MESSAGE_CREATE":
            return
        words = text_of(payload)
        if "soon circle" in words or "later circle" in words:
            seen.append(("soon" if "soon circle" in words else "later", time.perf_counter()))

    scene.world.subscribe(hear)
    return seen


async def _owe(scene: Stubborn) -> None:
    """Sessions in many groups of which half begin in ten minutes and half tomorrow, all reminders due now."""
    guild, now = scene.cast.guild, scene.beside.clock.now()
    async with _stored(scene) as connection:
        for place in range(PLACES):
            number, channel = 1000 + place, scene.world.create_channel(guild, f"place {place}").id
            await connection.execute(insert(groups).values(_group(number, guild, "UTC", now)))
            talk = {"guild_id": guild, "group_id": number, "role": "talk", "channel_id": channel}
            await connection.execute(insert(group_channels).values(talk))
        for number in range(OWED):
            stage, group = (10, 1440)[number % 2], 1000 + number % PLACES
            starts, key = now + timedelta(minutes=stage), 10_000 + number
            row = _series(key, guild, "UTC", starts, now) | {"group_id": group, "due_at": None}
            title = "soon circle" if stage == 10 else "later circle"
            await connection.execute(insert(series).values({**row, "title": title}))
            await connection.execute(insert(sessions).values({"id": key, **_session(guild, group, key, starts)}))
            await connection.execute(insert(reminders).values(_reminder(guild, key, stage, starts)))


async def _waiting(scene: Stubborn) -> int:
    owed = (outbox.c.kind == "session-reminder") & outbox.c.state.in_(["queued", "sending"])
    async with _stored(scene) as connection:
        queued = (await connection.execute(select(func.count()).where(owed))).scalar() or 0
        due = select(func.count()).where(reminders.c.due_at <= scene.beside.clock.now())
        return int(queued) + int((await connection.execute(due)).scalar() or 0)
