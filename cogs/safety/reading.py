"""Reading what Discord kept: messages of a place page by page, and the threads of a channel, open or archived.

Every request waits for the bot's own pace first, so that pages always find room under Discord's limit for the whole
bot. A place costs one request for each hundred messages, a text channel two more for its archived threads.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

import aiohttp
import discord

Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
Parent = discord.TextChannel | discord.ForumChannel
Pace = Callable[[], Awaitable[None]]

PAGE = 100
"""The most messages one request brings."""
UNREADABLE = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError)
"""What reading may end with; whatever it is, the place is listed for a human."""


async def messages_after(place: Place, after: int, pace: Pace) -> AsyncIterator[discord.Message]:
    """Messages younger than the id ``after``, oldest first. Raises one of UNREADABLE."""
    while True:
        await pace()
        since = discord.Object(max(1, after))
        page = [one async for one in place.history(after=since, oldest_first=True, limit=PAGE)]
        for message in page:
            yield message
        if len(page) < PAGE:
            return
        after = page[-1].id


async def archived_threads(channel: Parent, since: datetime, pace: Pace) -> AsyncIterator[discord.Thread]:
    """Threads archived after ``since``: public ones, and private ones as far as the bot may see them.

    Whatever was written in a thread that was archived earlier was heard before. Raises one of UNREADABLE.
    """
    await pace()
    async for thread in channel.archived_threads(limit=None):
        if thread.archive_timestamp < since:
            break
        yield thread
    if isinstance(channel, discord.TextChannel):
        async for thread in _private(channel, pace):
            if thread.archive_timestamp >= since:
                yield thread


async def _private(channel: discord.TextChannel, pace: Pace) -> AsyncIterator[discord.Thread]:
    everyone = channel.permissions_for(channel.guild.me).manage_threads
    await pace()
    async for thread in channel.archived_threads(private=True, joined=not everyone, limit=None):
        yield thread


async def open_threads(guild: discord.Guild, pace: Pace) -> dict[int, list[discord.Thread]]:
    """Open threads by their channel: asked for, since those made meanwhile may be unknown. Raises UNREADABLE."""
    await pace()
    found: dict[int, list[discord.Thread]] = {}
    for thread in await guild.active_threads():
        found.setdefault(thread.parent_id, []).append(thread)
    return found
