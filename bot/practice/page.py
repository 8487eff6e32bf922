"""The practice page: a small client of the pretend server, for people, served on loopback.

Routes: ``/`` the page, ``/web/…`` its parts, ``/practice/files/…`` what was uploaded, and
``/practice/socket``, one websocket for each tab.
"""

from __future__ import annotations

import asyncio
import json
import logging
import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from aiohttp import WSMsgType, web

from bot.errors import CirclekeeperError
from bot.practice.guard import guarded
from bot.practice.requests import DEEDS, ODD, OddRequestError, Refused
from bot.practice.room import Describe, Room
from bot.practice.tab import Tab
from bot.practice.tour import NoTour, Tour
from bot.practice.world import World

NextDue = Callable[[], Awaitable[datetime | None]]
MoveClock = Callable[[timedelta], Awaitable[None]]

log = logging.getLogger(__name__)

LARGEST_MOVE = timedelta(days=31)
LARGEST_FRAME = 40 * 1024 * 1024
"""Bytes of one request: what Discord lets a person upload, in base64."""
GATHER_SECONDS = 0.03
"""Changes that come together are shown together."""
TIME_SECONDS = 2.0
"""How often, at most, the page asks what is due next."""
UNEXPECTED = "That did not work. The log of the practice room says why."


class PracticePage:
    """Serves the page and keeps every tab up to date.

    ``next_due`` tells when something falls due next, or None; ``move_clock`` moves the world forward by a
    span and returns when what fell due has been done; ``tour`` is the guided tour shown at the side;
    ``describe`` gives a person's part (shown as a heading in the picker) and a few words about them.
    """

    def __init__(
        self,
        world: World,
        *,
        title: str,
        next_due: NextDue,
        move_clock: MoveClock,
        tour: Tour | None = None,
        describe: Describe | None = None,
    ) -> None:
        self._room = Room(world, describe)
        self._title = title
        self._next_due = next_due
        self._move_clock = move_clock
        self._tour = tour or NoTour()
        self._playing: int | None = None
        self._moving = asyncio.Lock()
        self._tabs: set[Tab] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._clock_changed = asyncio.Event()
        self._places: set[str] = set()
        self._structure = False

    def attach(self, app: web.Application) -> None:
        """Add the page to the server's application; call it before the application starts."""
        app.router.add_get("/", guarded(self._index))
        app.router.add_get("/web/{name}", guarded(self._asset))
        app.router.add_get("/practice/files/{path:.+}", guarded(self._file))
        app.router.add_get("/practice/socket", guarded(self._socket))
        app.cleanup_ctx.append(self._running)

    async def _running(self, _app: web.Application) -> AsyncIterator[None]:
        stop = self._room.watch(self._note)
        self._start(self._show_changes())
        self._start(self._tell_time())
        yield
        stop()
        await self.hang_up()
        left = list(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    # ---------------------------------------------------------------- files

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return asset("index.html")

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        return asset(request.match_info["name"])

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        found = self._room.file(path)
        if found is None:
            raise web.HTTPNotFound
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        shown = kind.startswith("image/") and kind != "image/svg+xml"
        headers = {} if shown else {"Content-Disposition": "attachment"}
        return web.Response(body=found, content_type=kind, headers=headers)

    # ------------------------------------------------------------- changes

    def _note(self, places: set[str], structure: bool) -> None:
        self._places |= places
        self._structure |= structure
        self._changed.set()

    async def _show_changes(self) -> None:
        while True:
            await self._changed.wait()
            await asyncio.sleep(GATHER_SECONDS)
            self._changed.clear()
            places, structure = self._places, self._structure
            self._places, self._structure = set(), False
            for tab in list(self._tabs):
                await tab.refresh(places, structure)
            self._clock_changed.set()

    async def _tell_time(self) -> None:
        while True:
            await self._clock_changed.wait()
            self._clock_changed.clear()
            if self._tabs:
                await self._broadcast("clock", await self._time())
            await asyncio.sleep(TIME_SECONDS)

    async def _time(self) -> dict[str, object]:
        due = await self._next_due()
        return {"now": self._room.now().isoformat(), "due": due.isoformat() if due else None}

    async def _broadcast(self, kind: str, data: object) -> None:
        for tab in list(self._tabs):
            await tab.tell(kind, data)

    # ---------------------------------------------------------------- tabs

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=LARGEST_FRAME)
        await socket.prepare(request)
        tab = Tab(socket, self._room.seat(request.query.get("as", "")))
        try:
            await self._greet(tab)
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._start(self._serve(tab, frame.data))
        finally:
            self._tabs.discard(tab)
        return socket

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("the practice page stumbled", exc_info=error)

    async def _greet(self, tab: Tab) -> None:
        hello = {"title": self._title, "people": self._room.people()}
        clock = await self._time()
        self._tabs.add(tab)
        if tab.seat is None:
            await tab.tell("hello", hello)
            return
        shown = {**hello, **tab.remember(), "me": tab.seat.view.me(), "tour": self._tour_state(), "clock": clock}
        await tab.tell("snapshot", shown)

    async def _serve(self, tab: Tab, data: str) -> None:
        number: object = None
        answered = False
        try:
            frame = json.loads(data)
            number = frame["id"]
            result = await self._do(tab, str(frame["do"]), frame["d"])
            await tab.answer(number, result)
            answered = True
        except CirclekeeperError as error:
            await tab.refuse(number, str(error))
            answered = True
        except (OddRequestError, json.JSONDecodeError, KeyError):
            await tab.refuse(number, ODD)
            answered = True
        finally:
            if not answered:
                await tab.refuse(number, UNEXPECTED)

    async def _do(self, tab: Tab, what: str, body: Mapping[str, Any]) -> object:
        if what == "move_clock":
            return await self._move(body)
        if what == "play":
            return await self._play(body.get("index"))
        if tab.seat is None or what not in DEEDS:
            raise OddRequestError(what)
        return await DEEDS[what](tab, tab.seat, body)

    async def hang_up(self) -> None:
        """Close every tab's line; the tabs call again by themselves."""
        for tab in list(self._tabs):
            await tab.close()

    # ------------------------------------------------------ clock and tour

    async def _move(self, body: Mapping[str, Any]) -> object:
        async with self._moving:
            await self._move_clock(await self._span(body))
        await self._broadcast("clock", await self._time())
        self._note(set(), structure=True)
        return {}

    async def _span(self, body: Mapping[str, Any]) -> timedelta:
        if body.get("next") is True:
            due = await self._next_due()
            if due is None:
                raise Refused("Nothing is due.")
            return max(due - self._room.now(), timedelta())
        span = timedelta(seconds=float(body["seconds"]))
        if not timedelta() < span <= LARGEST_MOVE:
            raise OddRequestError("seconds")
        return span

    async def _play(self, index: object) -> object:
        """Play one step, or with None every step that is left."""
        if self._playing is not None:
            raise Refused("Another step is being played.")
        left = [at for at, step in enumerate(self._tour.steps()) if step.state != "done"]
        if index is not None and index not in left:
            raise Refused("That step has been played.")
        for at in left if index is None else [at for at in left if at == index]:
            await self._play_step(at)
        return {}

    async def _play_step(self, index: int) -> None:
        self._playing = index
        await self._broadcast("tour", self._tour_state())
        try:
            await self._tour.play(index)
        finally:
            self._playing = None
            await self._broadcast("tour", self._tour_state())
            self._clock_changed.set()

    def _tour_state(self) -> dict[str, object]:
        steps = [
            {
                "title": step.title,
                "text": step.text,
                "who": step.who,
                "sees": step.sees,
                "person": str(step.person) if step.person is not None else None,
                "state": "playing" if at == self._playing else step.state,
            }
            for at, step in enumerate(self._tour.steps())
        ]
        return {"steps": steps, "playing": self._playing}


def asset(name: str) -> web.Response:
    """One of the page's own files; HTTPNotFound for any other name."""
    parts = {part.name: part for part in resources.files("bot.practice").joinpath("web").iterdir()}
    if name not in parts:
        raise web.HTTPNotFound
    kind = {"js": "text/javascript", "svg": "image/svg+xml"}.get(name.rsplit(".", 1)[-1])
    return web.Response(
        body=parts[name].read_bytes(), content_type=kind or mimetypes.guess_type(name)[0], charset="utf-8"
    )
