"""After a connection that was gone, what was written meanwhile is fetched and heard, or listed as unscreened.

Within ``DEADLINE`` every place was read, or is listed on the desk; what is listed late is read all the same.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

import discord
import structlog
from discord.ext import commands

from bot.client import SupportBot
from bot.services.backfill import Gap, Reading, snowflake
from cogs.safety.hearing import heard
from cogs.safety.reading import UNREADABLE, Parent, Place, archived_threads, messages_after, open_threads

log = structlog.get_logger(__name__)

AT_ONCE = 8
"""Places read at the same time: enough to use the bot's pace over a slow network, few enough to queue behind."""
DEADLINE = 45.0
"""Seconds after which the desk is told what is still unread; a minute is promised."""


class BackfillListener(commands.Cog):
    """Closes gaps: at start, after every reconnect, and when a channel or thread appears."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot, self.backfill = bot, bot.services.backfill
        self._lanes = asyncio.Semaphore(AT_ONCE)
        self._reading: set[int] = set()
        self._guilds: dict[int, asyncio.Lock] = {}

    @commands.Cog.listener()
    async def on_disconnect(self) -> None:
        """Messages may be missed from here on."""
        self.backfill.lost_sight()

    @commands.Cog.listener()
    async def on_shard_disconnect(self, _shard: int) -> None:
        """Messages may be missed from here on."""
        self.backfill.lost_sight()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look at everything that may have been missed."""
        await self._everywhere()

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Discord repeats what was missed; look all the same."""
        await self._everywhere()

    @commands.Cog.listener()
    async def on_shard_resumed(self, _shard: int) -> None:
        """Discord repeats what was missed; look all the same."""
        await self._everywhere()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server is back after an outage."""
        await self._guild(guild)

    @commands.Cog.listener()
    async def on_guild_channel_update(self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        """A channel may be readable again."""
        if after.id in await self.backfill.channels(after.guild.id):
            await self._channel(Reading(after.guild.id, self.bot.clock.now()), after, after.id, list(_threads(after)))

    @commands.Cog.listener()
    async def on_thread_join(self, thread: discord.Thread) -> None:
        """A thread appeared, new or readable again."""
        await self._place(Reading(thread.guild.id, self.bot.clock.now()), thread.parent_id, thread)

    async def _everywhere(self) -> None:
        await asyncio.gather(*(self._guild(guild) for guild in self.bot.guilds))

    async def _guild(self, guild: discord.Guild) -> None:
        """Read a guild; a bot that is closing meanwhile leaves the rest to its next start."""
        try:
            await self._gaps(guild)
        except RuntimeError:
            if not self.bot.is_closed():
                raise

    async def _gaps(self, guild: discord.Guild) -> None:
        """Close all gaps; whoever asks meanwhile waits, and finds nothing left unless the connection was lost again."""
        async with self._guilds.setdefault(guild.id, asyncio.Lock()):
            wanted = [one for one in await self.backfill.channels(guild.id) if await self._open(guild.id, one)]
            if not wanted:
                return
            reading, began = Reading(guild.id, self.bot.clock.now()), time.monotonic()
            try:
                threads = await open_threads(guild, self.bot.pace)
            except UNREADABLE as error:
                log.warning("open threads not listed", error=type(error).__name__)
                threads = {one: list(_threads(guild.get_channel(one))) for one in wanted}
            works = [self._channel(reading, guild.get_channel(one), one, threads.get(one, [])) for one in wanted]
            await self._in_time(reading, works, began)
            await self.backfill.tell(reading, time.monotonic() - began, over=True)

    async def _in_time(self, reading: Reading, works: list[Coroutine[Any, Any, None]], began: float) -> None:
        """Do it all; at the deadline, list what is left on the desk, and go on."""
        tasks = [asyncio.create_task(work) for work in works]
        try:
            _, late = await asyncio.wait(tasks, timeout=DEADLINE)
            if late:
                await self.backfill.tell(reading, time.monotonic() - began, over=False)
                for channel_id in await self.backfill.channels(reading.guild_id):
                    gap = await self.backfill.gap(reading.guild_id, channel_id, channel_id)
                    if gap is not None:
                        await self.backfill.unfetched(gap)
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()

    async def _channel(
        self, reading: Reading, channel: discord.abc.GuildChannel | None, channel_id: int, threads: list[discord.Thread]
    ) -> None:
        """Read a channel, then its threads. It counts as read when all are: its cursor says which archived ones are.

        What was written in the channels of a guild is heard before any archived thread is asked for: it is newer.
        """
        gap = await self.backfill.gap(reading.guild_id, channel_id, channel_id)
        if gap is None:
            return
        last: int | None = None
        if isinstance(channel, discord.ForumChannel):
            last = snowflake(self.bot.clock.now())
        elif isinstance(channel, discord.TextChannel | discord.VoiceChannel | discord.StageChannel):
            last = await self._read(reading, gap, channel)
        known = {one.id: one for one in threads}
        if isinstance(channel, discord.TextChannel | discord.ForumChannel):
            archived = await self._archived(channel, gap)
            known |= archived or {}
            last = last if archived is not None else None
        read = [await self._place(reading, channel_id, one) for one in known.values()]
        await self._settle(reading, gap, last if all(read) else None)

    async def _archived(self, channel: Parent, gap: Gap) -> dict[int, discord.Thread] | None:
        """Threads in which something may have been missed; None if they cannot be listed."""
        try:
            async with self._lanes:
                return {one.id: one async for one in archived_threads(channel, gap.since, self.bot.pace)}
        except UNREADABLE as error:
            log.warning("archived threads not listed", error=type(error).__name__)
            return None

    async def _place(self, reading: Reading, channel_id: int, place: Place) -> bool:
        """Read a thread; whether everything in it was heard."""
        gap = await self.backfill.gap(place.guild.id, channel_id, place.id)
        if gap is None or place.id in self._reading:
            return True
        return await self._settle(reading, gap, await self._read(reading, gap, place))

    async def _read(self, reading: Reading, gap: Gap, place: Place) -> int | None:
        """Hear what is in the gap; the last message of it, or None if it cannot be read."""
        self._reading.add(place.id)
        reading.places += 1
        try:
            async with self._lanes:
                return await self._hear_all(reading, gap, place)
        except UNREADABLE as error:
            log.warning("gap not fetched", error=type(error).__name__, code=getattr(error, "code", 0))
            return None
        finally:
            self._reading.discard(place.id)

    async def _hear_all(self, reading: Reading, gap: Gap, place: Place) -> int:
        last = gap.after
        async for message in messages_after(place, gap.fetch_from, self.bot.pace):
            if message.id > gap.after or message.edited_at is not None:
                await self._hear(message)
                reading.messages += 1
            last = max(last, message.id)
        return last

    async def _settle(self, reading: Reading, gap: Gap, last: int | None) -> bool:
        if last is None:
            await self._unread(reading, gap)
            return False
        self.backfill.closed(gap, last)
        reading.done += 1
        return True

    async def _unread(self, reading: Reading, gap: Gap) -> None:
        reading.unread += 1
        await self.backfill.unfetched(gap)

    async def _hear(self, message: discord.Message) -> None:
        me = self.bot.user.id if self.bot.user else 0
        found = heard(message, me, reads_content=self.bot.intents.message_content)
        if found is not None:
            await self.bot.services.screening.hear(found)

    async def _open(self, guild_id: int, channel_id: int) -> bool:
        return await self.backfill.gap(guild_id, channel_id, channel_id) is not None


def _threads(channel: object) -> tuple[discord.Thread, ...]:
    """Threads of a channel that are known without asking."""
    return tuple(channel.threads) if isinstance(channel, discord.TextChannel | discord.ForumChannel) else ()
