"""The pretend Discord on loopback: REST, gateway, files, and a door for other processes to move the world."""

from __future__ import annotations

import errno
import ipaddress
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import discord
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket

from bot.errors import CirclekeeperError
from bot.practice.control import Control
from bot.practice.gateway import Gateway
from bot.practice.guard import refuse_strangers
from bot.practice.rest import Rest
from bot.practice.world import World

API_PATH = "/api/v10"
LARGEST_REQUEST = 100 * 1024 * 1024
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PortTaken(CirclekeeperError):
    """The address cannot be listened on; the sentence says what to do."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        why = (
            "is in use by another program" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        )
        super().__init__(
            f"Port {port} on {host} {why}. Choose another with --port, or take any free one with --port 0."
        )


class PracticeServer:
    """Serves ``world`` while entered (``async with``); only on this machine's own address.

    Others may add routes to ``app`` before entering. ``port`` 0 takes any free one. Raises ValueError for a host that
    other machines could reach; entering raises PortTaken.
    """

    def __init__(self, world: World, host: str = "127.0.0.1", port: int = 0, *, heartbeat: float = 41.25) -> None:
        if not ipaddress.ip_address(host).is_loopback:
            raise ValueError("the practice server listens on this machine's own address only")
        self.world = world
        self.app = web.Application(client_max_size=LARGEST_REQUEST)
        self.gateway = Gateway(world, heartbeat=heartbeat)
        self.rest = Rest(world)
        self._host, self._port = host, port
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=1.0)
        self._add_routes()

    @property
    def address(self) -> str:
        """Where the server is, e.g. ``http://127.0.0.1:8080``."""
        return f"http://{self._authority}"

    @property
    def api_base(self) -> str:
        """What takes the place of ``https://discord.com/api/v10``."""
        return self.address + API_PATH

    @property
    def gateway_url(self) -> str:
        """What takes the place of ``wss://gateway.discord.gg``."""
        return f"ws://{self._authority}/gateway"

    @property
    def _authority(self) -> str:
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{host}:{self._port}"

    def _add_routes(self) -> None:
        add = self.app.router.add_route
        add("*", API_PATH + "/{path:.*}", own_only(self.rest.serve))
        add("GET", "/gateway", own_only(self.gateway.serve))
        add("GET", "/gateway/", own_only(self.gateway.serve))
        add("GET", "/cdn/{path:.+}", own_only(self.rest.file))
        add("POST", "/practice/control", own_only(Control(self.world, self.gateway).serve))

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            self.gateway.close()
            raise PortTaken(self._host, self._port, error) from error
        self._port = self._runner.addresses[0][1]
        self.gateway.address = self.gateway_url
        self.world.routes.gateway_url = self.gateway_url
        self.rest.files_base = self.gateway.files_base = self.address + "/cdn"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gateway.drop(1001)
        await self._runner.cleanup()
        self.gateway.close()


def own_only(handler: Handler) -> Handler:
    """A handler that refuses other web pages and names of other machines."""

    async def serve(request: web.Request) -> web.StreamResponse:
        refuse_strangers(request)
        return await handler(request)

    return serve


def point_discord_at(api_base: str, gateway_url: str) -> Callable[[], None]:
    """Make discord.py in this process talk to a practice server; returns how to undo it."""
    old_base, old_gateway = discord.http.Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    discord.http.Route.BASE = api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)

    def restore() -> None:
        discord.http.Route.BASE = old_base
        DiscordWebSocket.DEFAULT_GATEWAY = old_gateway

    return restore
