"""From a message for help to its acknowledgement, once for every point at which the bot can stop."""

from __future__ import annotations

import asyncio
import copy
import shutil
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.clock import MovableClock
from bot.errors import CirclekeeperError
from bot.practice.scenarios.community import build_cast, place, seed
from bot.practice.scenarios.first_evening import GROUP, WORRYING
from bot.practice.scenarios.scene import Cast, text_of
from bot.practice.server import PracticeServer, point_discord_at
from tests.crash_points.blade import Blade, GuardedWorld, Point, Stopped
from tests.crash_points.inside import Inside
from tests.practice.apart import next_monday
from tests.practice.beside import Stubborn
from tests.practice.child import QUIET
from tests.practice.outcome import Outcome, Watch


@dataclass
class Furnished:
    """A group with its people, and the bot at rest; every run begins with a copy."""

    world: GuardedWorld
    cast: Cast
    folder: Path


@dataclass
class Run:
    """What became of one run. ``wrong`` is empty when everything holds."""

    point: Point | None
    stopped_at: str
    passed: list[str]
    outcome: Outcome
    wrong: list[str]


async def furnish(folder: Path) -> Furnished:
    """Set the community up, once."""
    world, home = GuardedWorld(MovableClock(next_monday())), folder / "furnished"
    cast = build_cast(world)
    async with _open(world, cast, home, Blade(None)) as scene:
        await seed(scene, [GROUP])
        await scene.backstage.rest()
    world.life = world.blade = None
    return Furnished(world, cast, home)


async def walk(furnished: Furnished, home: Path, point: Point | None, calm: Outcome | None = None) -> Run:
    """Walk the path with a stop at ``point``, and compare with what it comes to without one."""
    shutil.copytree(furnished.folder, home)
    old: Any = furnished.world.clock
    world = copy.deepcopy(furnished.world, {id(old): MovableClock(old.now())})
    blade, outcome, wrong = Blade(point), Outcome(), list[str]()
    async with _open(world, furnished.cast, home, blade) as scene:
        watch = Watch(scene)
        try:
            wrong += await _path(scene, blade)
            outcome = await watch.outcome()
        except (CirclekeeperError, TimeoutError) as error:
            wrong.append(f"{type(error).__name__}: {error}")
    if calm is not None and not wrong:
        wrong += calm.differences(outcome)
    shutil.rmtree(home)
    return Run(point, blade.fallen_at, blade.passed, outcome, wrong)


async def _path(scene: Stubborn, blade: Blade) -> list[str]:
    talk, desk = await place(scene, GROUP, "talk"), scene.cast.desk
    await _caught_up(scene)
    blade.on_path = True
    await scene.write("Ben", talk, WORRYING)
    await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=1)
    await scene.sees("Ben", scene.dm("Ben"), "Mara", times=1)
    await scene.wait(minutes=3, seconds=5)
    await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=2)
    await scene.wait(minutes=2)
    page = await scene.sees("Jonas", scene.dm("Jonas"), "CRISIS", "suicide", times=1)
    await scene.press("Jonas", page, "Acknowledge")
    await scene.sees("Mara", desk, "✓", "answered")
    await scene.sees("Ben", scene.dm("Ben"), "Jonas", "has answered")
    await scene.backstage.rest()
    blade.on_path = False
    paged = len(await scene.backstage.rows("pages"))
    await scene.wait(minutes=12)
    return await _broken(scene, paged)


async def _caught_up(scene: Stubborn) -> None:
    """Return when the bot has looked at all that it may have missed: it has stopped asking."""
    asked = -1
    while asked != len(scene.world.faults.records):
        asked = len(scene.world.faults.records)
        await asyncio.sleep(QUIET)


async def _broken(scene: Stubborn, paged: int) -> list[str]:
    """Which of the invariants do not hold, in words."""
    real = [row for row in await scene.backstage.rows("cases") if not row["drill"]]
    owners = [(row["state"], row["owner_id"]) for row in real]
    shown = scene.matching("Mara", scene.cast.desk, ["■ CRISIS", "1 flag"])
    cards = [one for one in shown if "called" not in text_of(one)]
    pages = {name: len(scene.matching(name, scene.dm(name), ["CRISIS", "suicide"])) for name in ("Mara", "Jonas")}
    pages["Ines"] = len(scene.matching("Ines", scene.dm("Ines"), ["suicide"]))
    told = len(scene.matching("Ben", scene.dm("Ben"), []))
    holds = {
        "there is one case": len(real) == 1,
        "Jonas answers for it": owners == [("acknowledged", scene.cast.people["Jonas"])],
        "its card is on the desk once": len(cards) == 1,
        "Mara was paged twice, Jonas once, nobody else": pages == {"Mara": 2, "Jonas": 1, "Ines": 0},
        "Ben was told twice": told == 2,
        "nobody is paged after the acknowledgement": len(await scene.backstage.rows("pages")) == paged,
    }
    return [f"broken: {sentence}" for sentence, held in holds.items() if not held]


@asynccontextmanager
async def _open(world: GuardedWorld, cast: Cast, home: Path, blade: Blade) -> AsyncIterator[Stubborn]:
    home.mkdir(exist_ok=True)
    clock: Any = world.clock
    world.limits.enabled = False
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(PracticeServer(world))
        stack.callback(point_discord_at(server.api_base, server.gateway_url))
        beside = Inside(world, clock, home, blade)
        stack.push_async_callback(beside.close)
        await beside.start()
        scene = Stubborn(world, beside, cast, lambda line: None)
        scene.patience = 15.0
        yield scene


async def every_point(folder: Path, part: int = 0, parts: int = 1, only: Collection[int] = ()) -> AsyncIterator[Run]:
    """The calm run, which has no point, and then a run for each point; of ``parts`` parts only number ``part``.

    ``only`` are numbers of points; without any, all are meant.
    """
    asyncio.get_running_loop().set_exception_handler(quiet)
    furnished = await furnish(folder)
    yield (calm := await walk(furnished, folder / "calm", None))
    points = [Point(number, after) for number in range(1, len(calm.passed) + 1) for after in (False, True)]
    for point in points[part::parts]:
        if only and point.number not in only:
            continue
        yield await walk(furnished, folder / "run", point, calm.outcome)


def quiet(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say nothing about work that a stop cut off."""
    if not isinstance(context.get("exception"), Stopped):
        loop.default_exception_handler(context)
