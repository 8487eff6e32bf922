"""The practice room as a whole: the pretend Discord, the bot on it, the page, and the stories. A composition root."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import func, select

from bot.app import App, open_app
from bot.clock import MovableClock
from bot.delivery.hand import Hands
from bot.domain.duties import Duty
from bot.errors import CirclekeeperError
from bot.practice.journey import Journey
from bot.practice.page import PracticePage
from bot.practice.scenarios.community import build_cast, describe, seed, tidy
from bot.practice.scenarios.scene import Cast, Scene, Unmet
from bot.practice.scenarios.story import Story, play
from bot.practice.scenarios.touring import StoryTour
from bot.practice.server import PracticeServer, point_discord_at
from bot.practice.world import Memory, World
from bot.redrawing import Redrawing
from bot.sabotage import FORGET_RESTART, NO_HISTORY, Broken, Forgetful
from bot.settings import Settings
from bot.storage.due import Due
from bot.storage.tables import metadata, outbox
from cogs.shared.duties import DUTIES

log = structlog.get_logger(__name__)
READY_SECONDS = 20
REST_SECONDS = 60
BROKEN_PATIENCE = 2.5
"""Seconds of real time that a sight may take in a story that is broken on purpose: it will not come."""
GUILDS_WITHIN = 0.2
"""Nothing is far away here."""
MOST_STOPS = 2000
"""A move of the clock stops at each thing due on the way; more stops than this would be an endless loop."""


class Room:
    """A world with the bot in it. Offers scenarios what they need behind the stage.

    ``quick``: while the clock is being moved, Discord's rate limits, which run in real time, are lifted, and cards are
    redrawn once, at the end.
    """

    def __init__(self, world: World, clock: MovableClock, folder: Path, *, quick: bool = False) -> None:
        self.world, self.clock, self.folder, self.quick = world, clock, folder, quick
        self._round = 0
        self._hand: Redrawing | None = None
        self._switch: str | None = None
        self._stack: AsyncExitStack | None = None
        self._running: asyncio.Task[None] | None = None
        self._starts = 0
        self.app: App | None = None
        self.cast: Cast | None = None
        clock.on_move(self._wake)

    async def start(self) -> None:
        """Start the bot and wait until it is online."""
        self._starts += 1
        self._stack = AsyncExitStack()
        self.app = await self._stack.enter_async_context(
            open_app(self._settings(), self.clock, around=self._around, guilds_within=GUILDS_WITHIN)
        )
        self._forgetful = Forgetful(self.app.database, lambda: self._switch)
        self._running = asyncio.create_task(self.app.bot.start("practice"))
        async with asyncio.timeout(READY_SECONDS):
            while not self.app.bot.is_ready():
                if self._running.done():
                    self._running.result()
                await asyncio.sleep(0.02)

    async def stop(self) -> None:
        """Stop the bot."""
        if self.app is None or self._stack is None or self._running is None:
            return
        app, self.app = self.app, None
        await app.bot.close()
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running
        await self._stack.aclose()

    async def begin_anew(self) -> Cast:
        """Stop the bot, forget the whole world, and start the bot in a new one; its cast."""
        await self.stop()
        self.world.begin_anew()
        self._round, self._starts, self._switch = self._round + 1, 0, None
        self.cast = build_cast(self.world)
        await self.start()
        return self.cast

    # ------------------------------------------------------------------ behind the stage

    def sabotage(self, switch: str | None) -> None:
        """From now on, something is broken in this way."""
        self._switch = switch
        if switch == NO_HISTORY:
            self.world.faults.fail("GET", r"/messages$", 403, code=50001, times=None)

    async def restart(self) -> None:
        """Stop the bot, and start it again on the same database."""
        await self.stop()
        await self.start()

    def pass_time(self, by: timedelta) -> None:
        """Move the clock while the bot is down."""
        self.clock.move(by)

    async def move(self, by: timedelta) -> None:
        """Move the clock forward, stopping at each thing that falls due on the way."""
        began = self.clock.now()
        await self.travel(Journey(began, began + by))

    async def travel(self, journey: Journey) -> None:
        """Go on a journey, stopping at each thing that falls due on the way; one to the next thing ends there."""
        async with AsyncExitStack() as stack:
            if self.quick:
                stack.enter_context(self.world.limits.lifted())
            if self.quick and self._hand is not None:
                await stack.enter_async_context(self._hand.once())
            stack.enter_context(self._counting(journey))
            await self.settle()
            for _ in range(MOST_STOPS):
                due = await self._next_stop(journey)
                if due is None or journey.stopped:
                    break
                self.clock.move(max(timedelta(), due - self.clock.now()))
                journey.stops += 1
                journey.tell()
                await self.settle()
                if journey.until is None:
                    return
            if journey.until is not None and not journey.stopped:
                self.clock.move(max(timedelta(), journey.until - self.clock.now()))
                await self.settle()

    async def _next_stop(self, journey: Journey) -> datetime | None:
        """When something falls due on the way; what is late already cannot hold the journey up."""
        if self.app is None:
            return None
        due = await Due(self.app.database).next(after=self.clock.now())
        return due if due is None or journey.until is None or due <= journey.until else None

    @contextmanager
    def _counting(self, journey: Journey) -> Iterator[None]:
        """Count what the bot writes on the way."""

        def hear(event: str, payload: Mapping[str, Any]) -> None:
            if event == "MESSAGE_CREATE" and int(payload["author"]["id"]) == self.world.bot_user.id:
                journey.messages += 1
                journey.tell()

        hush = self.world.subscribe(hear)
        try:
            yield
        finally:
            hush()

    async def settle(self) -> None:
        """Do what is due now, and return when it is done."""
        if self.app is not None:
            await self.app.sweep.run()
        await self.rest()

    async def rest(self) -> None:
        """Return when nothing is due and nothing is being delivered."""
        try:
            async with asyncio.timeout(REST_SECONDS):
                while await self._busy():  # noqa: ASYNC110 - the database tells nobody
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise Unmet(f"it never came to rest within {REST_SECONDS} seconds") from None

    async def next_due(self) -> datetime | None:
        """When something falls due next."""
        if self.app is None:
            return None
        due = await Due(self.app.database).next()
        return due if due is None or due > self.clock.now() else self.clock.now()

    async def rows(self, table: str) -> list[Mapping[str, Any]]:
        """All rows of a table."""
        if self.app is None:
            return []
        async with self.app.database.everywhere() as connection:
            found = await connection.execute(select(metadata.tables[table]))
            return [dict(row) for row in found.mappings()]

    async def _busy(self) -> bool:
        if self.app is None:
            return False
        due = await self.next_due()
        if due is not None and due <= self.clock.now():
            return True
        working = outbox.c.state == "sending"
        waiting = (outbox.c.state == "queued") & (outbox.c.due_at <= self.clock.now())
        async with self.app.database.everywhere() as connection:
            return bool((await connection.execute(select(func.count()).where(working | waiting))).scalar())

    def _wake(self) -> None:
        if self.app is not None:
            self.app.sweep.wake()

    def _settings(self) -> Settings:
        forget = self._switch == FORGET_RESTART and self._starts > 1
        home = self.folder / str(self._round) / (str(self._starts) if forget else "kept")
        return Settings(
            database_url=f"sqlite+aiosqlite:///{home}/main.db",
            keys_url=f"sqlite+aiosqlite:///{home}/keys.db",
            _env_file=None,  # type: ignore[call-arg]
        )

    def _around(self, hand: Hands) -> Hands:
        self._hand = Redrawing(Broken(hand, lambda: self._switch, self._somebody_else))
        return self._hand

    def _somebody_else(self) -> int:
        assert self.cast is not None
        return self.cast.people["Hugo"]


@dataclass(frozen=True, slots=True)
class Ready:
    """A room as it was ``at`` an instant when its community was complete: the world, and the bot's files."""

    world: Memory
    files: Mapping[Path, bytes]
    cast: Cast
    at: datetime

    def bring(self, world: World, folder: Path) -> Cast:
        """Make another room the same; its cast."""
        world.recall(self.world)
        for path, content in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return replace(self.cast, people=dict(self.cast.people))


@asynccontextmanager
async def open_room(
    story: Story,
    *,
    port: int = 0,
    switch: str | None = None,
    say: Callable[[str], None] = lambda line: None,
    hurried: bool = False,
    ready: Ready | None = None,
) -> AsyncIterator[tuple[Room, PracticeServer, Scene]]:
    """A practice room with its community in it, served on loopback.

    ``hurried``: only the groups that the story needs, and rate limits only if it is about them; ``ready`` is one like
    that which was set up before.
    """
    clock = MovableClock(ready.at if ready else None)
    world = World(clock)
    server = PracticeServer(world, port=port)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="circlekeeper-")))
        room = Room(world, clock, folder, quick=not hurried)
        room.cast = ready.bring(world, folder) if ready else build_cast(world)
        scene = Scene(world, room, room.cast, say)

        async def furnish() -> None:
            """Set up what the story needs, with the rate limits off; a hurried room is left as it comes."""
            world.limits.enabled = False
            if ready is None:
                await seed(scene, story.groups if hurried else None)
            await room.rest()
            if not hurried:
                await tidy(scene)
            world.limits.enabled = story.real_limits or not hurried
            room.sabotage(switch)
            if switch is not None:
                scene.patience = min(scene.patience, BROKEN_PATIENCE)

        async def anew() -> None:
            world.limits.enabled = False
            scene.cast = await room.begin_anew()
            await furnish()

        page = _page(room, StoryTour(story, scene, anew))
        page.attach(server.app)
        await stack.enter_async_context(server)
        stack.callback(point_discord_at(server.api_base, server.gateway_url))
        stack.push_async_callback(room.stop)
        world.limits.enabled = False
        await room.start()
        await furnish()
        yield room, server, scene


def _page(room: Room, tour: StoryTour) -> PracticePage:
    return PracticePage(
        room.world,
        title="Lindenhof",
        next_due=room.next_due,
        move_clock=room.travel,
        tour=tour,
        describe=lambda user: describe(room.cast, user) if room.cast is not None else ("", ""),
        first=commands_first(),
    )


def commands_first() -> list[str]:
    """Commands as a member looks for them: the call for a person first, then what everybody may use."""
    everybody = (Duty.MEMBER, Duty.JOINING, Duty.EVERYONE)
    names = [
        (duty, control.removeprefix("command ")) for control, duty in DUTIES.items() if control.startswith("command ")
    ]
    open_to_all = sorted((everybody.index(duty), name) for duty, name in names if duty in everybody)
    return ["support-now", *(name for _, name in open_to_all if name != "support-now")]


async def set_up(story: Story) -> Ready:
    """Set up a hurried room for the story, to be played in often."""
    async with open_room(story, hurried=True) as (room, _server, _scene):
        await room.stop()
        assert room.cast is not None
        files = {path.relative_to(room.folder): path.read_bytes() for path in room.folder.rglob("*") if path.is_file()}
        return Ready(room.world.remember(), files, room.cast, room.clock.now())


async def perform(story: Story, switch: str | None, say: Callable[[str], None], ready: Ready | None = None) -> bool:
    """Play a story without a browser, in a room that may be ``ready``; whether everything it expects held."""
    async with open_room(story, switch=switch, say=say, hurried=True, ready=ready) as (room, _server, scene):
        try:
            await play(story, scene)
        except CirclekeeperError as error:
            say(f"\nFAILED: {error}")
            return False
        finally:
            await _show_database(room, say)
    say("\nEverything held.")
    return True


async def _show_database(room: Room, say: Callable[[str], None]) -> None:
    say("\nIn the database:")
    for table in ("enrolments", "sessions", "rsvps", "responses", "cases", "pages", "timeline", "followups", "outbox"):
        rows = await room.rows(table)
        states = Counter(str(row.get("state") or row.get("event") or "kept") for row in rows)
        told = [f"{count} {state}" for state, count in sorted(states.items())]
        sealed = sum(len(value) for row in rows for value in row.values() if isinstance(value, bytes))
        told += [f"words sealed, {sealed} bytes"] if sealed else []
        say(f"    {table}: {', '.join(told) or 'nothing'}")
