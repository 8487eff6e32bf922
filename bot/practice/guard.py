"""Keeps other web pages out: the practice room answers on loopback names only, and only to itself."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def is_loopback(authority: str) -> bool:
    """Whether a ``host[:port]`` names this machine; anything else may be a rebound name of another site."""
    try:
        host = urlsplit(f"//{authority}").hostname
    except ValueError:
        return False
    if host is None or host == "localhost":
        return host is not None
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_strangers(request: web.Request) -> None:
    """Raise HTTPForbidden unless the request names a loopback host and comes from the page itself."""
    host = request.headers.get("Host", "")
    if not is_loopback(host):
        raise web.HTTPForbidden(text="The practice room answers on this machine's own address only.")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != host:
        raise web.HTTPForbidden(text="The practice room answers its own page only.")


def guarded(handler: Handler) -> Handler:
    """A handler that refuses strangers first and sends the security headers with every answer."""

    async def answer(request: web.Request) -> web.StreamResponse:
        refuse_strangers(request)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return answer
