"""The pretend Discord itself: people, servers, channels and messages, without any sockets.

Ids are plain integers. Times come from the world's clock, which may be moved; deadlines of interactions and rate
limits run in real time, because the bot that must keep them does.
"""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock, SystemClock
from bot.practice import bridge
from bot.practice.backend import Backend
from bot.practice.faults import Faults
from bot.practice.limits import Limits
from bot.practice.routes import Call, Routes

Payload = Mapping[str, Any]
Subscriber = Callable[[str, Payload], None]

PRIVATE = "PRACTICE_PRIVATE"
"""Told to subscribers (never to the bot) when something changed that one person alone sees: an answer, a form."""


BOUND = frozenset({"subscribers", "clock"})
"""Parts of a backend that belong to their world."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a world was; ``state`` points to the ``backend`` that it is from."""

    state: Mapping[str, Any]
    backend: Backend


def _copied(state: Mapping[str, Any], old: Backend, new: Backend) -> dict[str, Any]:
    """A copy of ``state`` in which every mention of the old backend and its clock is one of the new."""
    return copy.deepcopy(dict(state), {id(old): new, id(old.clock): new.clock})


class World:
    """Everything there is; open to whoever holds it, as setting the stage needs no permissions.

    ``closed_dms`` are user ids that take no messages from the bot, ``locales`` the languages of their clients
    (``en-US`` for others), ``disallowed_intents`` names of privileged intents that are switched off for the bot,
    ``token`` the only token the bot may use, or None for any.
    """

    def __init__(self, clock: Clock | None = None, *, bot_name: str = "Circlekeeper") -> None:
        bridge.check()
        self.clock = clock or SystemClock()
        self.backend = Backend(self.clock)
        self.backend.bot_user.name = bot_name
        self.closed_dms: set[int] = set()
        self.locales: dict[int, str] = {}
        self.disallowed_intents: set[str] = set()
        self.token: str | None = None
        self.faults = Faults()
        self.limits = Limits()
        self.routes = Routes(self.backend, self.closed_dms, self.disallowed_intents)
        self._subscribers: list[Subscriber] = []
        self._watchers: list[asyncio.Event] = []
        self.backend.subscribers.append(self._tell)

    @property
    def bot_user(self) -> bridge.User:
        """The bot's own user."""
        return self.backend.bot_user

    @property
    def application_id(self) -> int:
        """The bot's application."""
        return self.backend.application_id

    def begin_anew(self) -> None:
        """Forget everything that ever happened, for the holders of this world too; the clock and listeners stay.

        Nobody may be looking, and no bot may be connected.
        """
        listeners = self.backend.subscribers
        name = self.backend.bot_user.name
        vars(self.backend).update(vars(Backend(self.clock)))
        self.backend.subscribers = listeners
        self.backend.bot_user.name = name
        self.closed_dms.clear()
        self.locales.clear()
        self.faults.clear()
        self.routes.forget()

    def remember(self) -> Memory:
        """Everything there is, as it is now. No bot may be connected."""
        state = {name: value for name, value in vars(self.backend).items() if name not in BOUND}
        return Memory(_copied(state, self.backend, self.backend), self.backend)

    def recall(self, memory: Memory) -> None:
        """Become what another world was, in place of all there is. Nobody may be looking."""
        self.routes.forget()
        vars(self.backend).update(_copied(memory.state, memory.backend, self.backend))

    # ------------------------------------------------------------------ events

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Call ``callback(event, payload)`` for every event the world emits, by its gateway name; returns how to stop.

        The payload is live: copy what is kept.
        """
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def _tell(self, event: str, payload: Payload) -> None:
        for subscriber in list(self._subscribers):
            subscriber(event, payload)
        for watcher in self._watchers:
            watcher.set()

    async def until(self, condition: Callable[[], object], seconds: float = 5.0) -> None:
        """Wait until ``condition()`` is true, looking after every change; raises TimeoutError."""
        watcher = asyncio.Event()
        self._watchers.append(watcher)
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await watcher.wait()
                    watcher.clear()
        finally:
            self._watchers.remove(watcher)

    # ----------------------------------------------------------------- request

    def request(self, call: Call) -> Any:
        """Carry out one REST request of the bot and return its JSON answer, or None for an empty one.

        Raises ``bridge.ApiError`` with Discord's status and code, or one of ``bridge.NotOffered``.
        """
        answer = self.routes.answer(call)
        record = self.routes.interaction_of(call.path)
        if record is not None:
            where = {"channel_id": str(record.channel_id), "user_id": str(record.user_id)}
            self._tell(PRIVATE, {**where, "interaction_id": str(record.id)})
        else:
            for watcher in self._watchers:
                watcher.set()
        return answer

    # ------------------------------------------------------------------- stage

    def create_user(self, name: str, *, display_name: str | None = None, locale: str | None = None) -> bridge.User:
        """A new person with a lower-case ``name``; ``locale`` is their client's language, e.g. ``de``."""
        user = self.backend.make_user(name, global_name=display_name)
        if locale is not None:
            self.locales[user.id] = locale
        return user

    def create_guild(
        self, name: str, *, owner_id: int | None = None, shard_id: int | None = None, shard_count: int = 1
    ) -> bridge.Guild:
        """A new server with the bot in it; with ``shard_id`` its id belongs to that shard of ``shard_count``."""
        return self.backend.create_guild(name, owner_id=owner_id, shard_id=shard_id, shard_count=shard_count)

    def add_member(
        self, guild_id: int, user_id: int, *, roles: Sequence[int] = (), nick: str | None = None
    ) -> bridge.Member:
        """Let a person into a server; the bot hears of it."""
        return self.backend.add_member(guild_id, user_id, roles=roles, nick=nick, announce=True)

    def remove_member(self, guild_id: int, user_id: int) -> None:
        """Take a person out of a server; raises ``bridge.ApiError`` when they are not in it."""
        self.backend.remove_member(guild_id, user_id)

    def create_role(self, guild_id: int, name: str, *, permissions: int = 0) -> bridge.Role:
        """A new role just above @everyone; ``permissions`` as in ``discord.Permissions.value``."""
        return self.backend.create_role(guild_id, name, permissions=permissions)

    def create_channel(
        self,
        guild_id: int,
        name: str,
        *,
        kind: bridge.ChannelType = bridge.ChannelType.TEXT,
        parent_id: int | None = None,
        hidden: bool = False,
        seen_by: Sequence[int] = (),
    ) -> bridge.Channel:
        """A new channel; ``hidden`` from everybody but the users in ``seen_by`` and the bot."""
        view, everyone = 1 << 10, bridge.OverwriteType.ROLE
        overwrites = [bridge.Overwrite(guild_id, everyone, deny=view)] if hidden else []
        overwrites += [
            bridge.Overwrite(user_id, bridge.OverwriteType.MEMBER, allow=view)
            for user_id in ((*seen_by, self.bot_user.id) if hidden else seen_by)
        ]
        return self.backend.create_channel(guild_id, name, type=kind, overwrites=overwrites, parent_id=parent_id)

    def dm_channel(self, user_id: int) -> bridge.Channel:
        """The channel between the bot and a person, opened when there was none."""
        return self.backend.get_dm_channel(user_id)

    # ------------------------------------------------------------------- looks

    def find_message(self, message_id: int) -> bridge.Message:
        """The message with this id, wherever it is; raises ``bridge.ApiError`` (10008)."""
        for messages in self.backend.messages.values():
            if message_id in messages:
                return messages[message_id]
        raise bridge.ApiError(404, 10008, "Unknown Message")

    def messages(self, channel_id: int) -> list[bridge.Message]:
        """All messages of a channel, oldest first, ephemeral ones included."""
        return sorted(self.backend.messages.get(channel_id, {}).values(), key=lambda one: one.id)

    def file(self, path: str) -> bytes | None:
        """A stored file by what follows the CDN's address (``attachments/…``), or None."""
        return self.backend.cdn.get(f"{bridge.FILES_BASE}/{path}")

    def snapshot(self) -> dict[str, Any]:
        """The whole stage as JSON: every guild with its channels, threads and members, and every message."""
        backend = self.backend
        return {
            "now": self.clock.now().isoformat(),
            "guilds": [bridge.guild_payload(backend, one) for one in backend.guilds.values()],
            "dms": {str(user): str(channel) for user, channel in backend.dm_channels.items()},
            "messages": {
                str(channel): [bridge.message_payload(backend, one) for one in self.messages(channel)]
                for channel in backend.messages
            },
        }
