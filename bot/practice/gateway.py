"""The gateway: websockets over which the bot hears of the world, as Discord documents them under "Gateway"."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

import discord
from aiohttp import WSMsgType, web

from bot.practice import bridge
from bot.practice.sessions import Ears, Session, Wire
from bot.practice.world import World

PRIVILEGED = ("members", "presences", "message_content")
KNOWN_INTENTS = discord.Intents.all().value


class Gateway:
    """Serves every shard of the bot; ``heartbeat`` is in seconds.

    ``address`` is what Ready names for resuming, ``files_base`` where stored files are read from.
    """

    def __init__(self, world: World, *, heartbeat: float = 41.25) -> None:
        self.address = ""
        self.files_base = bridge.FILES_BASE
        self.heartbeat = heartbeat
        self.sessions: dict[str, Session] = {}
        self._world, self._backend = world, world.backend
        self._ears = Ears(world.backend)
        self._wires: set[Wire] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._backend.subscribers.append(self._hear)
        world.faults.on_drop(self.drop)

    def close(self) -> None:
        """Stop listening to the world and end what still runs."""
        self._backend.subscribers.remove(self._hear)
        self._world.faults.off_drop(self.drop)
        for task in self._tasks:
            task.cancel()

    # ------------------------------------------------------------------ events

    def _hear(self, event: str, payload: Mapping[str, Any]) -> None:
        plain: str | None = None
        for session in [one for one in self.sessions.values() if self._ears.hears(one, event, payload)]:
            shaped = self._ears.shaped(session, event, payload)
            if shaped is not payload:
                session.tell(event, self._packed(shaped))
                continue
            plain = plain or self._packed(payload)
            session.tell(event, plain)

    def _packed(self, payload: object) -> str:
        return packed(payload).replace(bridge.FILES_BASE, self.files_base)

    def drop(self, code: int | None = None) -> None:
        """Close every connection with ``code``, or break it off without a word."""
        for wire in list(self._wires):
            self._end(wire, code)

    def _end(self, wire: Wire, code: int | None) -> None:
        if code is not None:
            self._start(wire.socket.close(code=code))
        elif wire.transport is not None:
            wire.transport.abort()

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every shard that its session is invalid; without ``resumable`` it is forgotten."""
        for session in list(self.sessions.values()):
            if session.wire is not None:
                self._start(session.wire.say(9, resumable))
            if not resumable:
                del self.sessions[session.id]

    def ask_to_reconnect(self) -> None:
        """Ask every shard to connect again and resume."""
        for wire in self._wires:
            self._start(wire.say(7))

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # ------------------------------------------------------------- connections

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from hello to its end."""
        socket = web.WebSocketResponse(max_msg_size=1 << 20)
        await socket.prepare(request)
        wire = Wire(socket, request.query.get("compress"), request.transport)
        self._wires.add(wire)
        connection = Connection(self, wire)
        try:
            await wire.say(10, {"heartbeat_interval": int(self.heartbeat * 1000)})
            await self._listen(wire, connection)
        finally:
            self._wires.discard(wire)
            connection.end()
        return socket

    async def _listen(self, wire: Wire, connection: Connection) -> None:
        while not wire.socket.closed:
            patience = connection.last_beat + self.heartbeat * 1.5 - time.monotonic()
            try:
                frame = await wire.socket.receive(timeout=max(patience, 0))
            except TimeoutError:
                await wire.socket.close(code=4009, message=b"Session timed out.")
                return
            if frame.type is not WSMsgType.TEXT:
                return
            try:
                message = json.loads(frame.data)
                op, data = int(message["op"]), message.get("d")
            except (ValueError, KeyError, TypeError):
                await wire.socket.close(code=4002, message=b"Error while decoding payload.")
                return
            await connection.take(op, data)

    # ---------------------------------------------------------------- sessions

    def refusal(self, data: Mapping[str, Any]) -> tuple[int, bytes] | None:
        """Why Identify is refused: a close code and a reason; None when it is fine."""
        if self._world.token is not None and data.get("token") != self._world.token:
            return 4004, b"Authentication failed."
        shard, count = data.get("shard") or (0, 1)
        if not 0 <= shard < count:
            return 4010, b"Invalid shard."
        if int(data["intents"]) & ~KNOWN_INTENTS:
            return 4013, b"Invalid intent(s)."
        asked = intents_of(data)
        if any(getattr(asked, one) and one in self._world.disallowed_intents for one in PRIVILEGED):
            return 4014, b"Disallowed intent(s)."
        return None

    def begin(self, data: Mapping[str, Any], wire: Wire) -> Session:
        """A new session: Ready, then every guild of the shard."""
        shard, count = data.get("shard") or (0, 1)
        for old in [one for one in self.sessions.values() if one.stale or lost_twin(one, (shard, count))]:
            del self.sessions[old.id]
        session = Session((shard, count), intents_of(data), wire)
        self.sessions[session.id] = session
        guilds = [one for one in self._backend.guilds.values() if (one.id >> 22) % count == shard]
        session.tell("READY", packed(self._ready(session, guilds)))
        for guild in guilds if session.intents.guilds else []:
            payload = self._ears.guild(bridge.guild_payload(self._backend, guild), session.intents)
            session.tell("GUILD_CREATE", packed(payload))
        return session

    def _ready(self, session: Session, guilds: list[bridge.Guild]) -> dict[str, Any]:
        return {
            "v": 10,
            "user": bridge.user_payload(self._backend.bot_user),
            "session_id": session.id,
            "guilds": [{"id": str(one.id), "unavailable": True} for one in guilds],
            "private_channels": [],
            "resume_gateway_url": self.address,
            "shard": list(session.shard),
            "application": {"id": str(self._backend.application_id), "flags": self._world.routes.flags},
        }

    def find(self, data: Mapping[str, Any]) -> Session | None:
        """The session that Resume names, if it can still be resumed."""
        session = self.sessions.get(str(data.get("session_id")))
        return None if session is None or session.stale else session

    def chunks(self, session: Session, data: Mapping[str, Any]) -> None:
        """Answer Request Guild Members."""
        for chunk in self._ears.chunks(session, data):
            session.tell("GUILD_MEMBERS_CHUNK", packed(chunk))


class Connection:
    """What has been said on one connection so far. ``last_beat`` is in monotonic seconds."""

    def __init__(self, gateway: Gateway, wire: Wire) -> None:
        self.last_beat = time.monotonic()
        self._gateway, self._wire = gateway, wire
        self._session: Session | None = None
        self._speaking: asyncio.Task[None] | None = None

    async def take(self, op: int, data: Any) -> None:
        """Act on one frame of the bot: 1 heartbeat, 2 identify, 6 resume, 8 request members; 3 and 4 are ignored."""
        if op == 1:
            self.last_beat = time.monotonic()
            await self._wire.say(11)
        elif op == 2:
            await self._identify(data)
        elif op == 6:
            await self._resume(data)
        elif self._session is None:
            await self._wire.socket.close(code=4003, message=b"Not authenticated.")
        elif op == 8:
            self._gateway.chunks(self._session, data)

    async def _identify(self, data: Mapping[str, Any]) -> None:
        if self._session is not None:
            await self._wire.socket.close(code=4005, message=b"Already authenticated.")
            return
        refused = self._gateway.refusal(data)
        if refused is not None:
            await self._wire.socket.close(code=refused[0], message=refused[1])
            return
        self._session = self._gateway.begin(data, self._wire)
        self._speak()

    async def _resume(self, data: Mapping[str, Any]) -> None:
        session = self._gateway.find(data)
        if session is None:
            await self._wire.say(9, False)
            return
        session.attach(self._wire)
        if not session.replay(int(data["seq"])):
            session.lose(self._wire)
            await self._wire.say(9, False)
            return
        session.tell("RESUMED", "{}")
        self._session = session
        self._speak()

    def _speak(self) -> None:
        assert self._session is not None
        self._speaking = asyncio.create_task(self._session.speak(self._wire))

    def end(self) -> None:
        """The connection is over; its session waits to be resumed."""
        if self._session is not None:
            self._session.lose(self._wire)
        if self._speaking is not None:
            self._speaking.cancel()


def packed(payload: object) -> str:
    """JSON text; enums and times in it become what Discord would send."""
    return json.dumps(payload, default=str, separators=(",", ":"))


def intents_of(data: Mapping[str, Any]) -> discord.Intents:
    """The intents that Identify asks for."""
    intents = discord.Intents.none()
    intents.value = int(data["intents"])
    return intents


def lost_twin(session: Session, shard: tuple[int, int]) -> bool:
    """Whether it is the same shard's earlier session, left behind by a process that is gone."""
    return session.shard == shard and session.wire is None
