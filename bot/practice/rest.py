"""Discord's REST API on loopback: real HTTP around the world's routes, with rate limits and trouble on demand."""

from __future__ import annotations

import asyncio
import json
from io import BytesIO
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from bot.practice import bridge
from bot.practice.faults import Record, Trouble
from bot.practice.limits import NOT_GLOBAL, Ruling
from bot.practice.routes import Call, Upload
from bot.practice.world import World

VIA = {"Via": "1.1 practice"}
"""discord.py takes a 429 without this header for a ban by Discord's outer wall."""


class Rest:
    """Answers the bot. ``files_base`` is the address that stored files are read from."""

    def __init__(self, world: World) -> None:
        self.files_base = ""
        self._world = world

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One request, written down when it is over."""
        method, path = request.method, "/" + request.match_info["path"]
        status = 0
        try:
            response = await self._answer(request, method, path)
            status = response.status if request.transport and not request.transport.is_closing() else 0
            return response
        finally:
            self._world.faults.records.append(Record(method, path, self._world.clock.now(), status))

    async def _answer(self, request: web.Request, method: str, path: str) -> web.Response:
        call = await read_call(request, path, "message_content" not in self._world.disallowed_intents)
        if not self._known(request, path):
            return answer({"message": "401: Unauthorized", "code": 0}, 401)
        ruling = self._world.limits.rule(method, path, renames=renames(call.body))
        if ruling.retry_after is not None:
            return too_many(ruling)
        faults = self._world.faults
        if (rule := faults.take(method, path, Trouble.DELAY)) is not None:
            await asyncio.sleep(rule.seconds)
        if (rule := faults.take(method, path, Trouble.FAIL, Trouble.LOSE_REQUEST)) is not None:
            if rule.trouble is Trouble.LOSE_REQUEST:
                return cut(request)
            said = f": {json.dumps(call.body, default=str)}" if rule.echo else ""
            return answer({"code": rule.code, "message": f"Trouble on demand{said}"}, rule.status, ruling.headers)
        response = self._carry_out(call, ruling)
        return cut(request) if faults.take(method, path, Trouble.LOSE_ANSWER) else response

    def _known(self, request: web.Request, path: str) -> bool:
        """Whether the request carries the bot's token, where one is asked for."""
        token = self._world.token
        return token is None or bool(NOT_GLOBAL.match(path)) or request.headers.get("Authorization") == f"Bot {token}"

    def _carry_out(self, call: Call, ruling: Ruling) -> web.Response:
        try:
            result = self._world.request(call)
        except bridge.NotOffered as error:
            return answer({"code": 0, "message": str(error)}, 501, ruling.headers)
        except bridge.ApiError as error:
            return answer(error.to_json(), error.status, ruling.headers)
        if result is None or self._unasked(call):
            return web.Response(status=204, headers={**VIA, **ruling.headers})
        text = json.dumps(result, default=str).replace(bridge.FILES_BASE, self.files_base)
        return answer(text, 200, ruling.headers)

    def _unasked(self, call: Call) -> bool:
        """Whether the bot did not ask to be told what became of its answer or its webhook's message."""
        if call.path.endswith("/callback"):
            return call.params.get("with_response", "").lower() not in {"true", "1"}
        if call.method != "POST" or not call.path.startswith("/webhooks/"):
            return False
        asked = call.params.get("wait", "").lower() in {"true", "1"}
        return not asked and self._world.routes.interaction_of(call.path) is None

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A stored file."""
        path = request.match_info["path"]
        data = self._world.file(path)
        if data is None:
            raise web.HTTPNotFound
        response = web.Response(body=data)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


async def read_call(request: web.Request, path: str, content_access: bool) -> Call:
    """The request with its JSON body and files, whether it came as JSON or as a form."""
    body: Any = None
    files: list[Upload] = []
    if request.content_type.startswith("multipart/"):
        body, files = await read_form(request)
    elif request.can_read_body and (raw := await request.read()):
        body = json.loads(raw)
    return Call(
        method=request.method,
        path=path,
        body=body,
        params=dict(request.query),
        files=files,
        reason=request.headers.get("X-Audit-Log-Reason"),
        content_access=content_access,
    )


async def read_form(request: web.Request) -> tuple[Any, list[Upload]]:
    """``payload_json`` and the files of a multipart request, with the descriptions the payload gives them."""
    form = await request.post()
    raw: Any = form.get("payload_json")
    body = json.loads(raw) if raw is not None else None
    notes = {str(one.get("id")): one for one in (body or {}).get("attachments") or [] if isinstance(one, dict)}
    files = []
    for name, part in form.items():
        if isinstance(part, FileField):
            note = notes.get(name.removeprefix("files[").removesuffix("]"), {})
            files.append(Upload(part.filename, BytesIO(part.file.read()), note.get("description")))
    return body, files


def answer(body: object, status: int, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer. No charset is named: discord.py reads anything but plain application/json as text."""
    text = body if isinstance(body, str) else json.dumps(body, default=str)
    return web.Response(
        body=text.encode(), status=status, content_type="application/json", headers={**VIA, **(headers or {})}
    )


def too_many(ruling: Ruling) -> web.Response:
    """429, with how many seconds to wait."""
    wait = ruling.retry_after or 0.0
    body = {"message": "You are being rate limited.", "retry_after": round(wait, 3), "global": ruling.everywhere}
    scope = {"X-RateLimit-Scope": "global" if ruling.everywhere else "user"}
    return answer(body, 429, {**ruling.headers, **scope, "Retry-After": str(max(1, round(wait)))})


def cut(request: web.Request) -> web.Response:
    """Break the connection off; the returned answer reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def renames(body: object) -> bool:
    """Whether a body changes a name or topic, which Discord allows rarely for channels."""
    return isinstance(body, dict) and ("name" in body or "topic" in body)
