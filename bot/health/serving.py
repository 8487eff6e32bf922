"""``/healthz`` and ``/metrics``, on this machine unless told otherwise."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.errors import StorageDown
from bot.health.metrics import exposition
from bot.health.watch import Auditor, Watch


@dataclass(frozen=True, slots=True)
class HealthOptions:
    """``port`` None serves nothing, 0 takes a free one; ``heartbeat`` is the URL that is called while all is well."""

    host: str = "127.0.0.1"
    port: int | None = None
    heartbeat: str | None = None


@dataclass(slots=True)
class Serving:
    """What runs: the watch, and the address of the pages or None."""

    watch: Watch
    address: str | None = None


@asynccontextmanager
async def open_health(
    auditor: Auditor,
    connected: Callable[[], bool],
    options: HealthOptions,
    *,
    timers: bool = True,
    failing: Callable[[], int] = lambda: 0,
) -> AsyncIterator[Serving]:
    """Watch, and serve health and figures, until the end. Raises OSError when the port is taken.

    ``failing`` says how often in a row due work failed.
    """
    watch = Watch(auditor, connected, options.heartbeat, failing)
    runner = web.AppRunner(_app(watch), access_log=None)
    serving = Serving(watch)
    await runner.setup()
    try:
        if options.port is not None:
            site = web.TCPSite(runner, options.host, options.port)
            await site.start()
            host, port = runner.addresses[0][:2]
            serving.address = f"http://{host}:{port}"
        if timers:
            watch.start()
        try:
            yield serving
        finally:
            if timers:
                watch.stop()
    finally:
        await runner.cleanup()


def _app(watch: Watch) -> web.Application:
    async def health(_request: web.Request) -> web.Response:
        reasons = await watch.reasons()
        body = {"status": "not well" if reasons else "well", "reasons": reasons}
        return web.json_response(body, status=503 if reasons else 200)

    async def metrics(_request: web.Request) -> web.Response:
        beats = {"sent": watch.sent, "withheld": watch.withheld, "failed": watch.failed}
        try:
            body = exposition(await watch.auditor.figures(), await watch.auditor.check(), beats, watch.failing())
        except StorageDown:
            return web.Response(status=503, text="the database cannot be read\n")
        return web.Response(body=body, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    app = web.Application()
    app.add_routes([web.get("/healthz", health), web.get("/metrics", metrics)])
    return app
