"""Discord's rate limits: so many requests in so many seconds, for each route and for the bot as a whole.

Discord publishes the mechanism (headers, buckets by channel, server or webhook, 50 requests/s for the whole bot, none
of it for interaction endpoints) on its page "Rate Limits", and keeps the numbers of single routes to itself: they may
change, and a bot must follow the headers. The numbers here are therefore of three kinds: documented, reported by
people who met them, or assumed. Time is the machine's own, as the bot waits in real time.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

GLOBAL_REQUESTS = 50
GLOBAL_SECONDS = 1.0
NOT_GLOBAL = re.compile(r"^/(interactions|webhooks)/\d+/[^/]+")
"""Routes that carry their own token count for nobody's global limit (documented)."""
MAJOR = re.compile(r"^/(channels|guilds)/(\d+)|^/webhooks/(\d+)/([^/]+)")


@dataclass(frozen=True)
class Allowance:
    """``requests`` per ``seconds`` for a route, counted apart for each channel, server or webhook."""

    name: str
    method: str
    path: re.Pattern[str]
    requests: int
    seconds: float
    source: str


def allow(name: str, method: str, path: str, requests: int, seconds: float, source: str) -> Allowance:
    """An allowance; ``path`` is a regular expression for the whole path."""
    return Allowance(name, method, re.compile(path + "$"), requests, seconds, source)


ASSUMED = "assumed"
TABLE: tuple[Allowance, ...] = (
    allow("messages", "POST", r"/channels/\d+/messages", 5, 5, "reported: 5 messages in 5 s for each channel"),
    allow("edit", "PATCH", r"/channels/\d+/messages/\d+", 5, 5, ASSUMED),
    allow("delete", "DELETE", r"/channels/\d+/messages/\d+", 5, 1, ASSUMED),
    allow("history", "GET", r"/channels/\d+/messages", 10, 5, ASSUMED),
    allow("react", "PUT", r"/channels/\d+/messages/\d+/reactions/.+", 1, 0.25, "reported: one in a quarter second"),
    allow("channel", "PATCH", r"/channels/\d+", 5, 15, "reported: api-docs issue 1900, headers of Modify Channel"),
    allow("dm", "POST", r"/users/@me/channels", 10, 10, ASSUMED),
    allow("sync", "PUT", r"/applications/\d+(/guilds/\d+)?/commands", 5, 20, ASSUMED),
    allow("webhook", "*", r"/webhooks/\d+/[^/]+(/messages/.+)?", 5, 2, ASSUMED),
)
RENAME = allow("rename", "PATCH", r"/channels/\d+", 2, 600, "reported: api-docs issues 1900 and 2208; not in headers")
OTHER = allow("other", "*", r".*", 40, 1, ASSUMED)


@dataclass
class Window:
    """Requests counted since the first one, until ``ends`` (monotonic seconds)."""

    ends: float
    used: int = 0


@dataclass(frozen=True)
class Ruling:
    """What the limits say of one request: headers for its answer, and how long to wait if it is one too many."""

    headers: dict[str, str]
    retry_after: float | None = None
    everywhere: bool = False


class Limits:
    """Counts requests. ``enabled`` is False while a stage is being set; ``now`` is monotonic seconds."""

    LIFTED = 10_000
    """Requests that a route is told it has left while the limits are lifted."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.enabled = True
        self._now = now
        self._windows: dict[tuple[str, str], Window] = {}
        self._lifted = 0

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Let everything through for a while, and tell the bot so: hours that pass in a moment need no real waiting.

        A bucket that the bot had used up before is waited for once; afterwards counting begins anew.
        """
        self._lifted += 1
        try:
            yield
        finally:
            self._lifted -= 1
            self._windows.clear()

    def rule(self, method: str, path: str, *, renames: bool = False) -> Ruling:
        """Count one request; ``renames`` when it changes a channel's name or topic."""
        if not self.enabled:
            return Ruling({})
        if self._lifted:
            return Ruling(self._plenty(method, path))
        if not NOT_GLOBAL.match(path) and (wait := self._count("global", "", GLOBAL_REQUESTS, GLOBAL_SECONDS)):
            headers = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
            return Ruling(headers, wait, everywhere=True)
        allowance, major = allowance_of(method, path), major_of(path)
        key = f"{allowance.name} {method}" if allowance is OTHER else allowance.name
        wait = self._count(key, major, allowance.requests, allowance.seconds)
        if not wait and renames:
            wait = self._count(RENAME.name, major, RENAME.requests, RENAME.seconds)
        return Ruling(self._headers(key, major, allowance), wait or None)

    def _count(self, name: str, major: str, requests: int, seconds: float) -> float:
        """Use one up; returns 0, or the seconds until there is room again."""
        now = self._now()
        window = self._windows.get((name, major))
        if window is None or window.ends <= now:
            window = self._windows[name, major] = Window(now + seconds)
        if window.used >= requests:
            return max(window.ends - now, 0.001)
        window.used += 1
        return 0.0

    def _plenty(self, method: str, path: str) -> dict[str, str]:
        allowance = allowance_of(method, path)
        key = f"{allowance.name} {method}" if allowance is OTHER else allowance.name
        return told(key, self.LIFTED, self.LIFTED, 1.0)

    def _headers(self, name: str, major: str, allowance: Allowance) -> dict[str, str]:
        window = self._windows[name, major]
        left = max(window.ends - self._now(), 0.0)
        return told(name, allowance.requests, max(allowance.requests - window.used, 0), left)


def told(name: str, requests: int, remaining: int, seconds: float) -> dict[str, str]:
    """The headers of a bucket: how many requests it takes, how many are left, and for how many seconds."""
    return {
        "X-RateLimit-Limit": str(requests),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": f"{time.time() + seconds:.3f}",
        "X-RateLimit-Reset-After": f"{seconds:.3f}",
        "X-RateLimit-Bucket": hashlib.sha256(name.encode()).hexdigest()[:32],
    }


def allowance_of(method: str, path: str) -> Allowance:
    """The allowance that a request uses."""
    for allowance in TABLE:
        if allowance.method in {"*", method} and allowance.path.match(path):
            return allowance
    return OTHER


def major_of(path: str) -> str:
    """The channel, server or webhook (with its token) that the request's bucket belongs to."""
    found = MAJOR.match(path)
    return found.group() if found else ""
