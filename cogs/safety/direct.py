"""After a connection that was gone, direct messages of members are fetched and heard, or listed as unscreened."""

from __future__ import annotations

import asyncio

import discord
import structlog
from discord.ext import commands

from bot.client import SupportBot
from bot.services.direct import DirectGap
from cogs.safety.hearing import heard

log = structlog.get_logger(__name__)

AT_ONCE = 2
"""Few, so that pages and answers find room: there may be a channel for every member."""


class DirectListener(commands.Cog):
    """Looks into members' direct messages at the start, after every reconnect, and when somebody writes first."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot, self.direct = bot, bot.services.direct
        self._lanes = asyncio.Semaphore(AT_ONCE)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look at every channel that is known."""
        await self._look()

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Discord repeats what was missed; look all the same."""
        await self._look()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Somebody writes whose channel was not looked at yet: what they wrote before may have been missed."""
        if message.guild is None and not message.author.bot:
            await self.direct.met(message.author.id, message.channel.id)
            await self._look(message.channel.id)

    async def _look(self, channel_id: int | None = None) -> None:
        await asyncio.gather(*(self._close(gap) for gap in await self.direct.gaps(channel_id)))

    async def _close(self, gap: DirectGap) -> None:
        last = 0
        place = self.bot.get_partial_messageable(gap.channel_id, type=discord.ChannelType.private)
        async with self._lanes:
            await self.bot.pace()
            try:
                async for message in place.history(after=discord.Object(gap.fetch_from), oldest_first=True, limit=None):
                    await self._hear(gap, message)
                    last = max(last, message.id)
            except discord.HTTPException as error:
                log.warning("direct messages not fetched", code=error.code)
                await self.direct.unfetched(gap)
                return
        self.direct.closed(gap, last)

    async def _hear(self, gap: DirectGap, message: discord.Message) -> None:
        guilds = gap.guilds(message.id, edited=message.edited_at is not None)
        found = heard(message, 0, reads_content=True)
        if found is not None and guilds and message.author.id == gap.user_id:
            await self.direct.hear(found, guilds)
