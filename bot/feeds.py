"""Calendar feeds: under a secret link, the coming sessions of one person's groups; read-only, and nothing else.

Whoever holds a link reads neutral names and times. A link that does not exist, or no longer, is not told from one that
never did; nothing of a request is logged.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from aiohttp import web
from aiohttp.helpers import ETag

from bot.clock import Clock
from bot.render.calendars import sessions_file
from bot.services.calendars import PersonalCalendar

log = structlog.get_logger(__name__)

FRESH = 900
"""Seconds for which a calendar program need not ask again."""
READS, MISSES, WITHIN = 60, 60, timedelta(hours=1)
"""How often one link is read, and how often one address may ask for links that are none, in this time."""
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """Where feeds are served; ``port`` None serves nothing, 0 takes a free one. Calendars are called ``name``."""

    host: str
    port: int | None
    name: str


class Calendars(Protocol):
    """Whoever knows what a link shows."""

    async def behind(self, token: str) -> PersonalCalendar | None:
        """All of a person's groups; None for a link that does not exist (any more)."""
        ...


class Allowance:
    """So many times in a span of time, for each of many askers; the longest unseen are forgotten first."""

    def __init__(self, most: int, within: timedelta, now: Callable[[], datetime]) -> None:
        self._most, self._within, self._now = most, within, now
        self._seen: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def take(self, asker: str) -> bool:
        """Count once more; whether it was allowed."""
        began, count = self._seen.get(asker, (self._now(), 0))
        if self._now() - began >= self._within:
            began, count = self._now(), 0
        self._seen[asker] = (began, count + 1)
        self._seen.move_to_end(asker)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return count < self._most


@asynccontextmanager
async def open_feeds(calendars: Calendars, clock: Clock, options: FeedOptions) -> AsyncIterator[str | None]:
    """Serve feeds until the end; their address, or None. Raises OSError when the port is taken."""
    if options.port is None:
        yield None
        return
    runner = web.AppRunner(_app(calendars, clock, options.name), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, options.host, options.port).start()
        host, port = runner.addresses[0][:2]
        log.info("calendar feeds are served", port=port)
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def _app(calendars: Calendars, clock: Clock, name: str) -> web.Application:
    reads, misses = Allowance(READS, WITHIN, clock.now), Allowance(MISSES, WITHIN, clock.now)

    async def feed(request: web.Request) -> web.Response:
        token = request.match_info["token"]
        found = await calendars.behind(token)
        if found is None:
            allowed = misses.take(request.remote or "")
            return web.Response(status=404) if allowed else _too_often()
        if not reads.take(hashlib.sha256(token.encode()).hexdigest()):
            return _too_often()
        tag = ETag(_tag(found))
        headers = {
            "Cache-Control": f"private, max-age={FRESH}",
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        }
        if request.if_none_match and tag.value in {one.value for one in request.if_none_match}:
            answer = web.Response(status=304, headers=headers)
        else:
            body = await asyncio.to_thread(sessions_file, name, found.series, clock.now())
            answer = web.Response(body=body, headers=headers, content_type="text/calendar", charset="utf-8")
        answer.etag = tag
        return answer

    app = web.Application()
    app.add_routes([web.get("/calendar/{token}.ics", feed)])
    return app


def _tag(found: PersonalCalendar) -> str:
    """The same as long as the same is shown; when it was made is no difference."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:32]


def _too_often() -> web.Response:
    return web.Response(status=429, headers={"Retry-After": str(int(WITHIN.total_seconds()))})
