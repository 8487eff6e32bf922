"""A door for other processes: one JSON request says what to do to the world, the answer says what came of it.

``POST /practice/control`` with ``{"do": NAME, …}`` answers ``{"ok": true, "result": …}`` or
``{"ok": false, "error": sentence}``. The names are the methods of ``Deeds``; their arguments are the other keys.
"""

from __future__ import annotations

import base64
import inspect
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.clock import MovableClock
from bot.errors import CirclekeeperError
from bot.practice import bridge
from bot.practice.attempts import Attempt
from bot.practice.gateway import Gateway
from bot.practice.people import Person
from bot.practice.world import World

ACTS = frozenset(
    {
        "send",
        "edit",
        "delete",
        "react",
        "create_thread",
        "open_dm",
        "join_guild",
        "leave_guild",
        "join_voice",
        "leave_voice",
        "follow_event",
        "command",
        "autocomplete",
        "context_menu",
        "press",
        "select",
        "submit",
        "timeline",
        "channels",
        "commands",
    }
)
TROUBLES = frozenset({"fail", "delay", "lose_request", "lose_answer", "drop_sockets", "clear"})


class OddControl(CirclekeeperError):
    """A control request that names nothing, or does not fit what it names."""


class Control:
    """Answers control requests."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._deeds = Deeds(world, gateway)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One control request; JSON only, so that no web page can send it unasked."""
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            body = json.loads(await request.read())
            result = await self._do(body)
        except (CirclekeeperError, bridge.ApiError, bridge.Impossible, ValueError) as error:
            return web.json_response({"ok": False, "error": str(error)}, status=400)
        text = json.dumps({"ok": True, "result": result}, default=str)
        return web.Response(text=text, content_type="application/json")

    async def _do(self, body: Any) -> Any:
        if not isinstance(body, dict) or not isinstance(body.get("do"), str):
            raise OddControl("say what to do")
        what = body.pop("do")
        deed = getattr(self._deeds, what, None)
        if what.startswith("_") or deed is None:
            raise OddControl(f"there is nothing called {what!r} to do")
        fitted(deed, (), body)
        result = deed(**body)
        return await result if inspect.isawaitable(result) else result


class Deeds:
    """What can be done to the world from outside. Ids are integers."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world, self._gateway = world, gateway

    def now(self) -> str:
        """The world's time, ISO 8601."""
        return self._world.clock.now().isoformat()

    def move_clock(self, seconds: float) -> str:
        """Move the world's time forward; returns it."""
        clock = self._world.clock
        if not isinstance(clock, MovableClock):
            raise OddControl("this world's clock cannot be moved")
        clock.move(timedelta(seconds=seconds))
        return self.now()

    def snapshot(self) -> dict[str, Any]:
        """The whole world."""
        return self._world.snapshot()

    async def act(self, person: int, what: str, args: list[Any] | None = None, **options: Any) -> Any:
        """Do something as a person; an interaction waits for its answer and tells what came of it.

        ``files`` are pairs of a name and base64.
        """
        if what not in ACTS:
            raise OddControl(f"people cannot {what!r}")
        method = getattr(Person(self._world, person), what)
        if what == "send" and "files" in options:
            options["files"] = [(name, base64.b64decode(data)) for name, data in options["files"]]
        fitted(method, args or [], options)
        result = method(*(args or []), **options)
        return told(await result.settled()) if isinstance(result, Attempt) else result

    def trouble(self, kind: str, args: list[Any] | None = None, **options: Any) -> None:
        """Call a method of ``Faults``: fail, delay, lose_request, lose_answer, drop_sockets, clear."""
        if kind not in TROUBLES:
            raise OddControl(f"there is no trouble called {kind!r}")
        method = getattr(self._world.faults, kind)
        fitted(method, args or [], options)
        method(*(args or []), **options)

    def invalidate_sessions(self, resumable: bool = False) -> None:
        """Tell every shard that its session is invalid."""
        self._gateway.invalidate(resumable=resumable)

    def close_dms(self, person: int, closed: bool = True) -> None:
        """Let a person take no more direct messages from the bot, or take them again."""
        (self._world.closed_dms.add if closed else self._world.closed_dms.discard)(person)

    def limit(self, enabled: bool) -> None:
        """Switch the rate limits on or off."""
        self._world.limits.enabled = enabled

    def disallow(self, intents: list[str]) -> None:
        """Set which privileged intents are switched off for the bot."""
        self._world.disallowed_intents = set(intents)

    def records(self) -> list[dict[str, Any]]:
        """Every request the bot made: method, path, time, status."""
        return [vars(one) for one in self._world.faults.records]

    def sessions(self) -> list[dict[str, Any]]:
        """The bot's gateway sessions: shard, and whether there is a connection."""
        return [{"shard": one.shard, "online": one.wire is not None} for one in self._gateway.sessions.values()]


def fitted(deed: Callable[..., Any], args: Any, options: Mapping[str, Any]) -> None:
    """Raise ``OddControl`` unless the arguments fit."""
    try:
        inspect.signature(deed).bind(*args, **options)
    except TypeError as error:
        raise OddControl(str(error)) from error


def told(attempt: Attempt) -> dict[str, Any]:
    """What came of an interaction, as JSON."""
    return {
        "key": attempt.key,
        "answered": attempt.answered,
        "thinking": attempt.thinking,
        "modal": attempt.modal,
        "choices": list(attempt.choices),
        "messages": attempt.messages,
    }
