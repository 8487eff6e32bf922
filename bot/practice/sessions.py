"""One gateway session: what a shard of the bot may hear, and what it must be told again after a broken connection."""

from __future__ import annotations

import asyncio
import copy
import json
import secrets
import time
import zlib
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import discord
from aiohttp import web

from bot.practice import bridge
from bot.practice.backend import Backend

KEPT_FRAMES = 10_000
SESSION_SECONDS = 300.0
"""How long a session without a connection can be resumed."""
EVERY_SHARD = frozenset({"USER_UPDATE"})
IN_CHANNEL = ("MESSAGE_", "TYPING_", "THREAD_", "CHANNEL_PINS")
"""Families of events that only reach those who may see the channel."""


class Wire:
    """One websocket with its way of packing: text, or one zlib stream for the whole connection."""

    def __init__(
        self, socket: web.WebSocketResponse, compress: str | None, transport: asyncio.Transport | None
    ) -> None:
        self.socket, self.transport = socket, transport
        self._stream = zlib.compressobj(level=1) if compress == "zlib-stream" else None
        self._lock = asyncio.Lock()

    async def send(self, text: str) -> None:
        """Send one frame; a connection that has gone is not an error."""
        async with self._lock:
            try:
                if self._stream is None:
                    await self.socket.send_str(text)
                    return
                packed = self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)
                await self.socket.send_bytes(packed)
            except ConnectionError:
                return

    async def say(self, op: int, data: object = None) -> None:
        """Send a frame that is not an event."""
        await self.send(json.dumps({"op": op, "d": data}))


@dataclass
class Session:
    """What one identified shard hears. ``frames`` holds the newest events with their numbers."""

    shard: tuple[int, int]
    intents: discord.Intents
    wire: Wire | None
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sequence: int = 0
    frames: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT_FRAMES))
    outbox: deque[str] = field(default_factory=deque)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    lost_at: float | None = None

    def tell(self, event: str, text: str) -> None:
        """Number an event whose data is already JSON, remember it and send it when there is a connection."""
        self.sequence += 1
        frame = f'{{"op":0,"t":"{event}","s":{self.sequence},"d":{text}}}'
        self.frames.append((self.sequence, frame))
        if self.wire is not None:
            self.outbox.append(frame)
            self.news.set()

    def attach(self, wire: Wire) -> None:
        """Speak over ``wire`` from now on."""
        self.wire, self.lost_at = wire, None
        self.outbox.clear()

    def lose(self, wire: Wire) -> None:
        """The connection has gone; the session waits to be resumed."""
        if self.wire is wire:
            self.wire, self.lost_at = None, time.monotonic()

    @property
    def stale(self) -> bool:
        """Whether it has been without a connection for too long."""
        return self.lost_at is not None and time.monotonic() - self.lost_at > SESSION_SECONDS

    def replay(self, after: int) -> bool:
        """Send again what followed event ``after``; False when that is no longer known."""
        oldest = self.frames[0][0] if self.frames else self.sequence + 1
        if not oldest - 1 <= after <= self.sequence:
            return False
        self.outbox.extend(frame for number, frame in self.frames if number > after)
        self.news.set()
        return True

    async def speak(self, wire: Wire) -> None:
        """Send what is waiting, for as long as ``wire`` is the session's connection."""
        while self.wire is wire:
            self.news.clear()
            while self.outbox and self.wire is wire:
                await wire.send(self.outbox.popleft())
            await self.news.wait()


class Ears:
    """What a session may hear of the world: by shard, intents and what the bot may see."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def hears(self, session: Session, event: str, payload: Mapping[str, Any]) -> bool:
        """Whether an event is for this session at all."""
        if event not in EVERY_SHARD and shard_of(event, payload, session.shard[1]) != session.shard[0]:
            return False
        intent = bridge.needed_intent(event, payload)
        if intent is not None and not getattr(session.intents, intent):
            return False
        if event.startswith(IN_CHANNEL) and not event.endswith("_DELETE"):
            place = payload.get("channel_id") or payload.get("id")
            return place is None or bridge.channel_visible(self._backend, int(place), self._backend.bot_user.id)
        return True

    def shaped(self, session: Session, event: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        """The event's data as this session may read it."""
        if event == "GUILD_CREATE":
            return self.guild(payload, session.intents)
        if session.intents.message_content or event not in {"MESSAGE_CREATE", "MESSAGE_UPDATE", "INTERACTION_CREATE"}:
            return payload
        copied = copy.deepcopy(dict(payload))
        if event == "INTERACTION_CREATE":
            self._censor_interaction(copied)
        else:
            bridge.censor(self._backend, copied)
        return copied

    def _censor_interaction(self, payload: dict[str, Any]) -> None:
        """An interaction carries the message it was made on in full; other messages are censored."""
        if isinstance(payload.get("message"), dict):
            bridge.censor(self._backend, payload["message"], exempt=True)
        data = payload.get("data") or {}
        for number, message in (data.get("resolved") or {}).get("messages", {}).items():
            bridge.censor(self._backend, message, exempt=str(data.get("target_id")) == str(number))

    def guild(self, payload: Mapping[str, Any], intents: discord.Intents) -> dict[str, Any]:
        """A guild as it is announced: open threads only, and of the members only the bot."""
        shown = dict(payload)
        mine = str(self._backend.bot_user.id)
        shown["threads"] = [
            one
            for one in payload["threads"]
            if not one["thread_metadata"]["archived"]
            and bridge.channel_visible(self._backend, int(one["id"]), self._backend.bot_user.id)
        ]
        if not intents.presences:
            shown["members"] = [one for one in payload["members"] if one["user"]["id"] == mine]
        if not intents.voice_states:
            shown["voice_states"] = []
        return shown

    def chunks(self, session: Session, data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The answers to Request Guild Members; at most 1,000 members each."""
        guild = self._backend.guilds.get(int(data["guild_id"]))
        wanted = data.get("user_ids")
        if guild is None:
            return
        members = list(guild.members.values()) if session.intents.members or wanted or data.get("query") else []
        missing: list[str] = []
        if wanted:
            ids = [int(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
            members = [guild.members[one] for one in ids if one in guild.members]
            missing = [str(one) for one in ids if one not in guild.members]
        elif start := str(data.get("query") or "").lower():
            members = [one for one in members if self._named(one, start)]
        members = members[: int(data.get("limit") or 0) or None]
        parts = [members[at : at + 1000] for at in range(0, len(members), 1000)] or [[]]
        for index, part in enumerate(parts):
            yield {
                "guild_id": str(guild.id),
                "chunk_index": index,
                "chunk_count": len(parts),
                "members": [bridge.member_payload(self._backend, guild, one) for one in part],
                "not_found": missing,
                "nonce": data.get("nonce"),
                "presences": [],
            }

    def _named(self, member: bridge.Member, start: str) -> bool:
        name = self._backend.users[member.user_id].name
        return name.lower().startswith(start) or (member.nick or "").lower().startswith(start)


def shard_of(event: str, payload: Mapping[str, Any], count: int) -> int:
    """The shard that hears of an event: by guild, and the first one for everything outside guilds."""
    guild = payload.get("id") if event in {"GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE"} else payload.get("guild_id")
    return (int(guild) >> 22) % count if guild is not None else 0
