"""The practice page: a small client of the pretend server, for people, served on loopback.

Routes: ``/`` the page, ``/web/…`` its parts, ``/practice/files/…`` what was uploaded, and
``/practice/socket``, one websocket for each tab.
"""

from __future__ import annotations

import asyncio
import json
import logging
import mimetypes
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from importlib import resources
from typing import Any

from aiohttp import WSMsgType, web

from bot.errors import CirclekeeperError
from bot.practice.clockdesk import ClockDesk, MoveClock, NextDue
from bot.practice.guard import guarded
from bot.practice.requests import DEEDS, ODD, OddRequestError, Refused
from bot.practice.room import Describe, Room
from bot.practice.tab import Tab
from bot.practice.tour import NoTour, Tour
from bot.practice.tourdesk import TourDesk
from bot.practice.world import World

log = logging.getLogger(__name__)

LARGEST_FRAME = 40 * 1024 * 1024
"""Bytes of one request: what Discord lets a person upload, in base64."""
GATHER_SECONDS = 0.03
"""Changes that come together are shown together."""
TIME_SECONDS = 2.0
"""How often, at most, the page asks what is due next."""
UNEXPECTED = "That did not work. The log of the practice room says why."


class PracticePage:
    """Serves the page and keeps every tab up to date.

    ``next_due`` tells when something falls due next, or None; ``move_clock`` goes on a journey and returns when what
    fell due has been done; ``tour`` is the guided tour shown at the side, with ``pause`` seconds between two steps
    that are played in one go; ``describe`` gives a person's part (shown as a heading in the picker) and a few words
    about them; ``first`` names the commands that stand first in the list, as ``group sub``.
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
        first: Sequence[str] = (),
        pause: float = 2.0,
    ) -> None:
        self._room = Room(world, describe)
        self._title, self._first = title, list(first)
        self._tour = tour or NoTour()
        self._clock_desk = ClockDesk(self._room.now, next_due, move_clock, self._broadcast)
        self._tour_desk = TourDesk(self._tour, self._broadcast, pause)
        self._there = asyncio.Event()
        self._there.set()
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
                if tab in self._tabs:
                    await tab.refresh(places, structure)
            self._clock_changed.set()

    async def _tell_time(self) -> None:
        while True:
            await self._clock_changed.wait()
            self._clock_changed.clear()
            if self._tabs:
                await self._broadcast("clock", await self._clock_desk.time())
            await asyncio.sleep(TIME_SECONDS)

    async def _broadcast(self, kind: str, data: object) -> None:
        for tab in list(self._tabs):
            await tab.tell(kind, data)

    # ---------------------------------------------------------------- tabs

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=LARGEST_FRAME)
        await self._there.wait()
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
        clock = await self._clock_desk.time()
        self._tabs.add(tab)
        if tab.seat is None:
            await tab.tell("hello", hello)
            return
        about = {"me": tab.seat.view.me(), "tour": self._tour_desk.state(), "clock": clock, "first": self._first}
        await tab.tell("snapshot", {**hello, **tab.remember(), **about})

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
        if not self._there.is_set():
            raise Refused("The room is being made anew.")
        if what in {"move_clock", "play", "restart"} and self._busy:
            raise Refused("Wait until what is under way has ended.")
        if what == "move_clock":
            return await self._clock_desk.move(body)
        if what == "play":
            return await self._tour_desk.play(body.get("index"))
        if what == "restart":
            return await self._restart()
        if what == "stop":
            return self._clock_desk.stop(), self._tour_desk.stop()
        if tab.seat is None or what not in DEEDS:
            raise OddRequestError(what)
        return await DEEDS[what](tab, tab.seat, body)

    async def hang_up(self) -> None:
        """Close every tab's line; the tabs call again by themselves."""
        for tab in list(self._tabs):
            await tab.close()

    @property
    def _busy(self) -> bool:
        return self._clock_desk.moving or self._tour_desk.running

    async def _restart(self) -> object:
        """Make everything anew while no tab looks; they come back by themselves."""
        if not self._tour.restartable:
            raise Refused("This room cannot begin anew.")
        await self._broadcast("anew", {})
        self._there.clear()
        gone, self._tabs = self._tabs, set()
        try:
            await self._tour.restart()
        finally:
            self._tour_desk.forget()
            self._there.set()
            for tab in gone:
                await tab.close()
        return {}


def asset(name: str) -> web.Response:
    """One of the page's own files; HTTPNotFound for any other name."""
    parts = {part.name: part for part in resources.files("bot.practice").joinpath("web").iterdir()}
    if name not in parts:
        raise web.HTTPNotFound
    kind = {"js": "text/javascript", "svg": "image/svg+xml"}.get(name.rsplit(".", 1)[-1])
    return web.Response(
        body=parts[name].read_bytes(), content_type=kind or mimetypes.guess_type(name)[0], charset="utf-8"
    )
