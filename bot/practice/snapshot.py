"""The world as one person may see it, in Discord's wire shapes; nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import discord

from bot.practice import bridge
from bot.practice.world import World

SHOWN = 100
"""How many messages of a channel are shown, counted from the newest."""
CATEGORY, DIRECT, THREADS = 4, 1, (11, 12)


class View:
    """What the person with ``user_id`` sees of ``guild_id``."""

    def __init__(self, world: World, guild_id: int, user_id: int) -> None:
        self._world, self._backend = world, world.backend
        self._guild_id, self._user_id = guild_id, user_id

    @property
    def _guild(self) -> bridge.Guild:
        return self._backend.guilds[self._guild_id]

    def me(self) -> dict[str, Any]:
        """The person, with the language their Discord is set to."""
        locale = self._world.locales.get(self._user_id, "en-US")
        return {**bridge.user_payload(self._backend.users[self._user_id]), "locale": locale}

    def structure(self) -> dict[str, Any]:
        """Channels, people, roles and events, as far as this person sees them."""
        guild = self._guild
        return {
            "guild": {"id": str(guild.id), "name": guild.name},
            "roles": [role_payload(role) for role in guild.roles.values()],
            "channels": [self._place(channel) for channel in self._channels()],
            "members": [bridge.member_payload(self._backend, guild, one) for one in guild.members.values()],
            "events": [
                bridge.event_payload(self._backend, event)
                for event in guild.scheduled_events.values()
                if event.channel_id is None or self._sees(event.channel_id, self._user_id)
            ],
        }

    def _sees(self, channel_id: int, user_id: int) -> bool:
        return bridge.channel_visible(self._backend, channel_id, user_id)

    def _channels(self) -> list[bridge.Channel]:
        mine = [
            channel
            for channel in self._backend.channels.values()
            if channel.guild_id in (None, self._guild_id) and self._sees(channel.id, self._user_id)
        ]
        parents = {channel.parent_id for channel in mine}
        return [channel for channel in mine if channel.type != CATEGORY or channel.id in parents]

    def places(self) -> list[str]:
        """Ids of the channels in which this person may read messages."""
        return [str(channel.id) for channel in self._channels() if channel.type != CATEGORY]

    def _place(self, channel: bridge.Channel) -> dict[str, Any]:
        payload = bridge.channel_payload(self._backend, channel)
        payload.pop("permission_overwrites", None)
        payload["can"] = self.abilities(channel)
        if channel.type == DIRECT:
            payload["recipients"].append(bridge.user_payload(self._backend.bot_user))
        elif channel.type != CATEGORY:
            payload["viewers"] = [str(one) for one in self._guild.members if self._sees(channel.id, one)]
        return payload

    def abilities(self, channel: bridge.Channel) -> dict[str, bool]:
        """What this person may do in a channel."""
        if channel.guild_id is None:
            return {"send": True, "attach": True, "react": True, "manage": False, "thread": False}
        bits = self._backend.compute_permissions(self._guild_id, self._user_id, channel.id)
        may = discord.Permissions(bits)
        send = may.send_messages_in_threads if channel.type in THREADS else may.send_messages
        return {
            "send": send and channel.type != CATEGORY,
            "attach": may.attach_files,
            "react": may.add_reactions,
            "manage": may.manage_messages,
            "thread": may.create_public_threads,
        }

    def guild_of(self, channel_id: int) -> int | None:
        """The server a channel belongs to, or None for a direct conversation or an unknown channel."""
        channel = self._backend.channels.get(channel_id)
        return channel.guild_id if channel else None

    def history(self, channel_id: int) -> list[dict[str, Any]]:
        """The newest messages this person may read in a channel, oldest first."""
        if not bridge.channel_visible(self._backend, channel_id, self._user_id, history=True):
            return []
        mine = [message for message in self._world.messages(channel_id) if message.visible_to(self._user_id)]
        return [self._message(message) for message in mine[-SHOWN:]]

    def _message(self, message: bridge.Message) -> dict[str, Any]:
        payload = bridge.message_payload(self._backend, message, self._user_id)
        names = {str(file["filename"]): str(file["url"]) for file in message.attachments}
        shown: dict[str, Any] = rewritten(payload, lambda url: local(names_to_urls(url, names)))
        return shown

    def commands(self, channel_id: int, kind: int) -> list[dict[str, Any]]:
        """Commands of a kind (1 slash, 2 for people, 3 for messages) this person may use in a channel."""
        found = self._backend.visible_commands(user_id=self._user_id, channel_id=channel_id, type=kind)
        return list({str(command["name"]): command for command in found}.values())


def role_payload(role: bridge.Role) -> dict[str, Any]:
    """What the page needs of a role."""
    return {"id": str(role.id), "name": role.name, "position": role.position, "color": role.color}


def names_to_urls(url: str, names: Mapping[str, str]) -> str:
    """Where ``attachment://name`` leads; any other address unchanged."""
    return names.get(url.removeprefix("attachment://"), url) if url.startswith("attachment://") else url


def local(url: str) -> str:
    """The page's own address for a file of the pretend server."""
    rest = url.removeprefix(bridge.FILES_BASE + "/")
    return url if rest == url else f"practice/files/{rest}"


def rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """A copy of ``value`` with ``change`` made to every string stored under ``url``."""
    if isinstance(value, Mapping):
        return {
            key: change(item) if key == "url" and isinstance(item, str) else rewritten(item, change)
            for key, item in value.items()
        }
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [rewritten(item, change) for item in value]
    return value
