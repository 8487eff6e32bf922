"""Cards that must stay are posted again when somebody deletes them, while the bot listens and while it does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import discord
import structlog
from discord.ext import commands

from bot.client import SupportBot
from cogs.shared.pinning import pin_if_it_calls

log = structlog.get_logger(__name__)

LOOK = 100
"""Messages that one question to a channel brings."""
ONE_BY_ONE = 25
"""Older cards of a channel that are asked for by themselves."""


class StandingListener(commands.Cog):
    """Watches for cards that disappear, and looks for those that did unseen."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """A deleted card is posted again."""
        if event.guild_id is not None:
            await self.bot.services.cards.gone(event.guild_id, event.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """Deleted cards are posted again."""
        for message_id in sorted(event.message_ids) if event.guild_id is not None else ():
            await self.bot.services.cards.gone(event.guild_id or 0, message_id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Cards may have been deleted while nobody listened; after a resumed connection Discord tells of each."""
        for guild in self.bot.guilds:
            places: dict[int, list[int]] = defaultdict(list)
            for card in await self.bot.services.cards.standing(guild.id):
                places[card.channel_id].append(card.message_id)
            for channel_id, cards in places.items():
                await self._look(guild.id, channel_id, cards)

    async def _look(self, guild_id: int, channel_id: int, cards: Sequence[int]) -> None:
        """One question for the newest messages of a channel; cards older than those are asked for one by one."""
        place = self.bot.get_partial_messageable(channel_id, guild_id=guild_id)
        await self.bot.pace()
        try:
            found = [message async for message in place.history(limit=LOOK)]
            for message in found:
                if message.id in cards:
                    await pin_if_it_calls(message)  # the process may have ended between the two
            there = {message.id for message in found}
            oldest = min(there) if len(there) == LOOK else 0
            for card in sorted(cards, reverse=True)[: LOOK + ONE_BY_ONE]:
                if card not in there and (card > oldest or await _missing(place, card)):
                    await self.bot.services.cards.gone(guild_id, card)
        except discord.HTTPException as error:
            log.warning("cards not looked for", code=error.code)


async def _missing(place: discord.PartialMessageable, message_id: int) -> bool:
    """Whether it is gone; one that is there and calls for a person is pinned."""
    try:
        message = await place.fetch_message(message_id)
    except discord.NotFound:
        return True
    await pin_if_it_calls(message)
    return False
