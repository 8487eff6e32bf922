"""After a connection that was gone, what was written meanwhile is fetched and heard, or listed as unscreened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import discord
import structlog
from discord.ext import commands

from bot.client import SupportBot
from bot.services.backfill import Backfill
from cogs.safety.hearing import heard

log = structlog.get_logger(__name__)

AT_ONCE = 4

Place = discord.TextChannel | discord.VoiceChannel | discord.Thread


class BackfillListener(commands.Cog):
    """Closes gaps: at start, after every reconnect, and when a channel or thread appears."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot, self.backfill = bot, Backfill(bot.services.screening)
        self._lanes = asyncio.Semaphore(AT_ONCE)

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
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server is back after an outage."""
        await self._guild(guild)

    @commands.Cog.listener()
    async def on_guild_channel_update(self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        """A channel may be readable again."""
        await self._channel(after)

    @commands.Cog.listener()
    async def on_thread_join(self, thread: discord.Thread) -> None:
        """A thread appeared, new or readable again."""
        await self._place(thread.parent_id, thread)

    async def _everywhere(self) -> None:
        await asyncio.gather(*(self._guild(guild) for guild in self.bot.guilds))

    async def _guild(self, guild: discord.Guild) -> None:
        for channel_id in await self.backfill.channels(guild.id):
            channel = guild.get_channel(channel_id)
            if channel is None:
                await self._unreadable(guild.id, channel_id, channel_id)
            else:
                await self._channel(channel)

    async def _channel(self, channel: discord.abc.GuildChannel) -> None:
        if channel.id not in await self.backfill.channels(channel.guild.id):
            return
        if isinstance(channel, discord.TextChannel | discord.VoiceChannel):
            await self._place(channel.id, channel)
        if isinstance(channel, discord.TextChannel | discord.ForumChannel):
            async for thread in _threads(channel):
                await self._place(channel.id, thread)

    async def _place(self, channel_id: int, place: Place) -> None:
        guild_id = place.guild.id
        gap = await self.backfill.gap(guild_id, channel_id, place.id)
        if gap is None:
            return
        last = gap.after
        async with self._lanes:
            try:
                async for message in place.history(
                    after=discord.Object(max(1, gap.fetch_from)), oldest_first=True, limit=None
                ):
                    if message.id > gap.after or message.edited_at is not None:
                        await self._hear(message)
                    last = max(last, message.id)
            except discord.HTTPException as error:
                log.warning("gap not fetched", code=error.code)
                await self.backfill.unfetched(gap)
                return
        self.backfill.closed(gap, last)

    async def _hear(self, message: discord.Message) -> None:
        me = self.bot.user.id if self.bot.user else 0
        found = heard(message, me, reads_content=self.bot.intents.message_content)
        if found is not None:
            await self.bot.services.screening.hear(found)

    async def _unreadable(self, guild_id: int, channel_id: int, place_id: int) -> None:
        gap = await self.backfill.gap(guild_id, channel_id, place_id)
        if gap is not None:
            await self.backfill.unfetched(gap)


async def _threads(channel: discord.TextChannel | discord.ForumChannel) -> AsyncIterator[discord.Thread]:
    """Active and archived threads, private ones too where the bot may see them."""
    seen = set()
    for thread in channel.threads:
        seen.add(thread.id)
        yield thread
    kinds = (False, True) if isinstance(channel, discord.TextChannel) else (False,)
    for private in kinds:
        try:
            found = (
                channel.archived_threads(private=private, limit=None)
                if isinstance(channel, discord.TextChannel)
                else channel.archived_threads(limit=None)
            )
            async for thread in found:
                if thread.id not in seen:
                    seen.add(thread.id)
                    yield thread
        except discord.HTTPException as error:
            log.warning("archived threads not listed", code=error.code, private=private)
