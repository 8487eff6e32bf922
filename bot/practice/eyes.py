"""What a person can see of the world, and how the world's refusals are told."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot.errors import CirclekeeperError
from bot.practice import bridge
from bot.practice.bridge import CommandType
from bot.practice.world import World

Payload = dict[str, Any]
P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E", bound="Eyes")


class Denied(CirclekeeperError):
    """Discord would not let this person do this. ``code`` is its error code, or 0."""

    def __init__(self, reason: str, code: int = 0) -> None:
        super().__init__(reason)
        self.code = code


def honest(act: Callable[Concatenate[E, P], T]) -> Callable[Concatenate[E, P], T]:
    """Turn the world's refusals into ``Denied``."""

    @functools.wraps(act)
    def acting(self: E, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return act(self, *args, **kwargs)
        except bridge.ApiError as error:
            raise Denied(error.message, error.code) from error
        except bridge.Impossible as error:
            raise Denied(str(error)) from error

    return acting


class Eyes:
    """One person, looking on."""

    def __init__(self, world: World, user_id: int) -> None:
        self.world = world
        self.id = user_id
        self._backend = world.backend
        self._backend.get_user(user_id)

    @property
    def user(self) -> bridge.User:
        """Who they are."""
        return self._backend.get_user(self.id)

    def guilds(self) -> list[bridge.Guild]:
        """The servers they are in."""
        return [guild for guild in self._backend.guilds.values() if self.id in guild.members]

    def sees(self, channel_id: int) -> bool:
        """Whether the channel is shown to them."""
        return bridge.channel_visible(self._backend, channel_id, self.id)

    def can(self, channel_id: int, *permissions: str) -> bool:
        """Whether they hold these permissions (names of ``discord.Permissions``) in a channel they see."""
        try:
            self._need(self._backend.get_channel(channel_id), *permissions)
        except bridge.ApiError:
            return False
        return True

    @honest
    def channels(self, guild_id: int) -> list[Payload]:
        """Channels and open threads of a server that they see, as on the wire, by position."""
        guild = self._backend.get_guild(guild_id)
        threads = [one.id for one in self._backend.active_threads(guild_id)]
        shown = [self._backend.channels[one] for one in (*guild.channel_ids, *threads) if self.sees(one)]
        return [bridge.channel_payload(self._backend, one) for one in sorted(shown, key=lambda one: one.position)]

    @honest
    def timeline(self, channel_id: int, limit: int | None = None) -> list[Payload]:
        """The messages they see there, oldest first, those meant for them alone included; the last ``limit``."""
        channel = self._backend.get_channel(channel_id)
        self._need(channel)
        seen = [one for one in self.world.messages(channel_id) if one.visible_to(self.id)]
        if not bridge.channel_visible(self._backend, channel_id, self.id, history=True):
            seen = [one for one in seen if one.is_ephemeral]
        return [bridge.message_payload(self._backend, one, self.id) for one in seen[-limit if limit else 0 :]]

    @honest
    def commands(self, channel_id: int, kind: CommandType = CommandType.CHAT_INPUT) -> list[Payload]:
        """The commands they may use there, as on the wire."""
        return self._backend.visible_commands(user_id=self.id, channel_id=channel_id, type=kind)

    def _need(self, channel: bridge.Channel, *permissions: str) -> None:
        self._backend.require_permissions(channel.guild_id, self.id, channel.id, "view_channel", *permissions)

    def _message(self, message_id: int) -> bridge.Message:
        message = self.world.find_message(message_id)
        if not bridge.message_visible(self._backend, message, self.id):
            raise bridge.ApiError(404, 10008, "Unknown Message")
        return message
