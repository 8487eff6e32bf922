"""Carries out on Discord what casework asks for. What Discord refuses is logged, and told by the answer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

import aiohttp
import discord
import structlog

from bot.client import SupportBot

log = structlog.get_logger(__name__)

FAILURES = (discord.HTTPException, aiohttp.ClientError, OSError)
WEEK_MINUTES: Final = 10080


class DiscordFloor:
    """Threads, slow mode, removing and timing out."""

    def __init__(self, bot: SupportBot) -> None:
        self._bot = bot

    async def private_thread(
        self, guild_id: int, channel_id: int, end: str, number: int, people: Collection[int]
    ) -> int | None:
        """A private thread that nobody in it can add others to, found by its name or made; None if refused."""
        channel = self._bot.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel):
            return None
        try:
            thread = await self._thread(channel, self._bot.texts.say(f"thread-{end}", number=number))
            for person in people:
                await thread.add_user(discord.Object(person))
        except FAILURES as error:
            _refused("thread", error)
            return None
        return thread.id

    async def join(self, guild_id: int, thread_id: int, person: int) -> bool:
        """Add a person to a thread, which Discord may have put away by now."""
        try:
            thread = self._bot.get_channel(thread_id) or await self._bot.fetch_channel(thread_id)
            if not isinstance(thread, discord.Thread):
                return False
            if thread.archived:
                await thread.edit(archived=False)
            await thread.add_user(discord.Object(person))
        except FAILURES as error:
            _refused("joining a thread", error)
            return False
        return True

    async def drop_thread(self, guild_id: int, thread_id: int) -> bool:
        """Delete a thread; True also when it was gone."""
        try:
            thread = self._bot.get_channel(thread_id) or await self._bot.fetch_channel(thread_id)
            if isinstance(thread, discord.Thread):
                await thread.delete()
        except discord.NotFound:
            return True
        except FAILURES as error:
            _refused("deleting a thread", error)
            return False
        return True

    async def slow(self, guild_id: int, channel_id: int, seconds: int, only_if: int | None = None) -> int | None:
        """Set the slow mode, if it is ``only_if`` now; what it was, or None if refused."""
        try:
            channel = self._bot.get_channel(channel_id) or await self._bot.fetch_channel(channel_id)
            if not isinstance(channel, discord.TextChannel):
                return None
            before = channel.slowmode_delay
            if only_if is None or before == only_if:
                await channel.edit(slowmode_delay=seconds)
        except FAILURES as error:
            _refused("slow mode", error)
            return None
        return before

    async def remove(self, guild_id: int, channel_id: int, message_id: int) -> bool:
        """Delete a message; True also when it was gone."""
        place = self._bot.get_partial_messageable(channel_id, guild_id=guild_id)
        try:
            await place.get_partial_message(message_id).delete()
        except discord.NotFound:
            return True
        except FAILURES as error:
            _refused("removing", error)
            return False
        return True

    async def time_out(self, guild_id: int, person: int, until: datetime | None) -> bool:
        """Let a person only read until then, or end that."""
        guild = self._bot.get_guild(guild_id)
        if guild is None:
            return False
        try:
            member = guild.get_member(person) or await guild.fetch_member(person)
            await member.timeout(until)
        except FAILURES as error:
            _refused("timing out", error)
            return False
        return True

    async def _thread(self, channel: discord.TextChannel, name: str) -> discord.Thread:
        mine = self._bot.user.id if self._bot.user else 0
        for thread in channel.threads:
            if thread.name == name and thread.owner_id == mine:
                return thread
        kind = discord.ChannelType.private_thread
        return await channel.create_thread(name=name, type=kind, invitable=False, auto_archive_duration=WEEK_MINUTES)


def _refused(what: str, error: BaseException) -> None:
    log.warning("refused by Discord", what=what, code=getattr(error, "code", 0), problem=type(error).__name__)
