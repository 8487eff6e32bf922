"""Discord's rules that simcord does not model: limits, names, categories in step, deadlines, closed DMs.

Sources: Discord's developer documentation (Guild, Channel, Permissions, Opcodes and Status Codes), unless a line says
otherwise.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.practice.bridge import (
    ApiError,
    BackendBase,
    BackendClock,
    Channel,
    ChannelType,
    Interaction,
    Member,
    Message,
    Overwrite,
    Role,
    ScheduledEvent,
)

CHANNELS_PER_GUILD = 500
CHANNELS_PER_CATEGORY = 50
ROLES_PER_GUILD = 250
OVERWRITES_PER_CHANNEL = 1000
OPEN_EVENTS_PER_GUILD = 100
LONGEST_TIME_OUT = timedelta(days=28)
NAME_LENGTH = 100
NONCE_LENGTH = 25
NONCE_SECONDS = 180.0
"""How long a nonce is remembered: the documentation says "the past few minutes"."""
ANSWER_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
DASHED = (ChannelType.TEXT, ChannelType.NEWS, ChannelType.FORUM)


class WorldClock(BackendClock):
    """Lets simcord read the product's clock."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def now(self) -> datetime:
        """The world's time."""
        return self._clock.now()


class Forgetful(list[Any]):
    """A list that keeps nothing: simcord's transcript of everything would grow for as long as the world runs."""

    def append(self, item: Any, /) -> None:
        """Drop ``item``."""


class Backend(BackendBase):
    """simcord's store with the rules above."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock=WorldClock(clock))
        self.transcript = Forgetful()
        self.http_requests = Forgetful()
        self._began: dict[int, float] = {}

    # ---------------------------------------------------------------- channels

    def create_thread(self, parent_id: int, name: str, owner_id: int, **how: Any) -> Channel:
        """Begin a thread; the channel above it is told of public ones only."""
        if how.get("type") != ChannelType.PRIVATE_THREAD:
            return super().create_thread(parent_id, name, owner_id, **how)
        told = how.pop("broadcast", True)
        thread = super().create_thread(parent_id, name, owner_id, broadcast=False, **how)
        if told:
            self.announce_thread_create(thread)
        return thread

    def create_channel(
        self,
        guild_id: int | None,
        name: str | None,
        *,
        type: int = ChannelType.TEXT,  # noqa: A002 - simcord's name
        overwrites: list[Overwrite] | None = None,
        announce: bool = True,
        **fields: Any,
    ) -> Channel:
        """As simcord's, within Discord's limits and with the name Discord would give it."""
        if guild_id is not None:
            self._check_room(guild_id, fields.get("parent_id"))
            name = tidy_name(name, type)
            check_overwrites(overwrites or [])
        return super().create_channel(guild_id, name, type=type, overwrites=overwrites, announce=announce, **fields)

    def _check_room(self, guild_id: int, parent_id: int | None) -> None:
        if len(self.get_guild(guild_id).channel_ids) >= CHANNELS_PER_GUILD:
            raise ApiError(400, 30013, f"Maximum number of server channels reached ({CHANNELS_PER_GUILD})")
        if parent_id is not None and len(self.children(parent_id)) >= CHANNELS_PER_CATEGORY:
            raise full_category()

    def children(self, category_id: int) -> list[Channel]:
        """The channels in a category, in no particular order."""
        return [one for one in self.channels.values() if one.parent_id == category_id and not one.is_thread]

    def edit_channel(
        self,
        channel_id: int,
        changes: Mapping[str, Any],
        *,
        overwrites: list[Overwrite] | None = None,
        thread_metadata: Mapping[str, Any] | None = None,
    ) -> Channel:
        """As simcord's; channels in step with a category follow it, and a thread notes when it was archived."""
        channel = self.get_channel(channel_id)
        changes = self._tidy_changes(channel, changes)
        check_overwrites(overwrites or [])
        followers = self._in_step(channel) if overwrites is not None else []
        if thread_metadata and thread_metadata.get("archived") and channel.thread_metadata is not None:
            thread_metadata = {**thread_metadata, "archive_timestamp": self.now_iso()}
        edited = super().edit_channel(channel_id, changes, overwrites=overwrites, thread_metadata=thread_metadata)
        self._follow(edited, followers)
        return edited

    def _tidy_changes(self, channel: Channel, changes: Mapping[str, Any]) -> dict[str, Any]:
        tidy = dict(changes)
        if channel.guild_id is not None and "name" in tidy:
            tidy["name"] = tidy_name(tidy["name"], channel.type)
        parent: Any = tidy.get("parent_id")
        if parent not in {None, channel.parent_id} and len(self.children(int(parent))) >= CHANNELS_PER_CATEGORY:
            raise full_category()
        return tidy

    def set_overwrite(self, channel_id: int, overwrite: Overwrite) -> None:
        """As simcord's; channels in step with a category follow it."""
        channel = self.get_channel(channel_id)
        kept = [one for one in channel.overwrites if one.target_id != overwrite.target_id]
        check_overwrites([*kept, overwrite])
        followers = self._in_step(channel)
        super().set_overwrite(channel_id, overwrite)
        self._follow(channel, followers)

    def delete_overwrite(self, channel_id: int, target_id: int) -> None:
        """As simcord's; channels in step with a category follow it."""
        channel = self.get_channel(channel_id)
        followers = self._in_step(channel)
        super().delete_overwrite(channel_id, target_id)
        self._follow(channel, followers)

    def reorder_channels(self, guild_id: int, updates: Iterable[Mapping[str, Any]]) -> None:
        """As simcord's; ``lock_permissions`` brings a channel in step with its category."""
        moves = list(updates)
        super().reorder_channels(guild_id, moves)
        for move in moves:
            channel = self.channels.get(int(move["id"]))
            if move.get("lock_permissions") and channel is not None and channel.parent_id in self.channels:
                self._follow(self.channels[channel.parent_id], [channel])

    def _in_step(self, channel: Channel) -> list[Channel]:
        if channel.type != ChannelType.CATEGORY:
            return []
        mine = prints(channel)
        return [one for one in self.children(channel.id) if prints(one) == mine]

    def _follow(self, category: Channel, followers: list[Channel]) -> None:
        for channel in followers:
            channel.overwrites = [
                Overwrite(target_id=one.target_id, type=one.type, allow=one.allow, deny=one.deny)
                for one in category.overwrites
            ]
            self.announce_channel_update(channel.id)

    # ---------------------------------------------------------- roles, events

    def create_role(self, guild_id: int, name: str, *, permissions: int = 0, **fields: Any) -> Role:
        """As simcord's, at most 250 in a guild."""
        if len(self.get_guild(guild_id).roles) >= ROLES_PER_GUILD:
            raise ApiError(400, 30005, f"Maximum number of server roles reached ({ROLES_PER_GUILD})")
        return super().create_role(guild_id, name, permissions=permissions, **fields)

    def edit_member(self, guild_id: int, user_id: int, changes: Mapping[str, Any], **more: Any) -> Member:
        """As simcord's; a time-out lasts at most 28 days."""
        until = changes.get("timed_out_until")
        if until is not None and datetime.fromisoformat(until) > self.clock.now() + LONGEST_TIME_OUT:
            raise ApiError(400, 50035, "Invalid Form Body: communication_disabled_until: At most 28 days from now.")
        return super().edit_member(guild_id, user_id, changes, **more)

    def create_scheduled_event(self, guild_id: int, *args: Any, **fields: Any) -> ScheduledEvent:
        """As simcord's, at most 100 that are still to come, and none in the past."""
        waiting = [one for one in self.get_guild(guild_id).scheduled_events.values() if one.status in {1, 2}]
        if len(waiting) >= OPEN_EVENTS_PER_GUILD:
            raise ApiError(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)")
        if datetime.fromisoformat(fields["scheduled_start_time"]) <= self.clock.now():
            raise ApiError(400, 50035, "Invalid Form Body: scheduled_start_time: Cannot schedule event in the past.")
        return super().create_scheduled_event(guild_id, *args, **fields)

    # --------------------------------------------------- messages, interactions

    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        """As simcord's; a message opens an archived thread; pictures that name an attachment get its address."""
        place = self.get_channel(message.channel_id)
        if place.thread_metadata is not None and place.thread_metadata.archived:
            self.edit_channel(place.id, {}, thread_metadata={"archived": False})
        files = {f"attachment://{one['filename']}": one["url"] for one in message.attachments}
        for embed in message.embeds:
            for part in ("image", "thumbnail"):
                if (picture := embed.get(part)) and picture.get("url") in files:
                    embed[part] = {**picture, "url": files[picture["url"]]}
        return super().commit_message(message, broadcast=broadcast)

    def new_interaction(self, type: int, channel_id: int, user_id: int, guild_id: int | None) -> Interaction:  # noqa: A002
        """As simcord's, but its deadlines run in real time, so that moving the world's clock expires nothing."""
        record = super().new_interaction(type, channel_id, user_id, guild_id)
        record.initial_response_deadline = record.expires_at = None
        self._began[record.id] = time.monotonic()
        return record

    def age(self, record: Interaction) -> float:
        """Real seconds since an interaction began."""
        return time.monotonic() - self._began[record.id]

    def expire(self, record: Interaction) -> None:
        """Apply the deadlines that have passed: 3 s for the first answer, 15 min for the token."""
        age = self.age(record)
        if age >= TOKEN_SECONDS:
            record.expires_at = ""
        if age >= ANSWER_SECONDS and not record.responded:
            record.initial_response_deadline = ""


def tidy_name(name: str | None, kind: int) -> str:
    """The name Discord gives a channel: text channels in lower case with dashes; raises ``ApiError`` (50035)."""
    tidy = (name or "").strip()
    if kind in DASHED:
        tidy = "-".join(tidy.lower().split())
    if not 1 <= len(tidy) <= NAME_LENGTH:
        raise ApiError(400, 50035, "Invalid Form Body: name: Must be between 1 and 100 in length.")
    return tidy


def check_overwrites(overwrites: list[Overwrite]) -> None:
    """Raise ``ApiError`` (30060) when a channel would have more overwrites than Discord keeps."""
    if len(overwrites) > OVERWRITES_PER_CHANNEL:
        raise ApiError(400, 30060, "Maximum number of channel permission overwrites reached (1000)")


def full_category() -> ApiError:
    """What a 51st channel in a category is answered with."""
    return ApiError(400, 50035, "Invalid Form Body: parent_id: Maximum number of channels in category reached (50)")


def prints(channel: Channel) -> frozenset[tuple[int, int, int]]:
    """A channel's overwrites, for comparing."""
    return frozenset((one.target_id, one.allow, one.deny) for one in channel.overwrites)
