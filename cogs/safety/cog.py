"""Hears messages; ``/support-now``."""

from __future__ import annotations

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.errors import NotFound
from cogs.safety.hearing import heard
from cogs.safety.support import answer_call, outside_words
from cogs.shared.access import Press
from cogs.shared.pinning import pin_if_it_calls
from cogs.shared.replies import card, show

log = structlog.get_logger(__name__)


class SafetyCommands(commands.Cog):
    """Calling for a person."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="support-now")
    @app_commands.guild_only()
    async def support_now(self, interaction: Press) -> None:
        """Call somebody from the team."""
        assert interaction.guild_id is not None
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        cases = self.bot.services.cases
        try:
            group = await cases.group_for_call(interaction.guild_id, interaction.user.id, place)
        except NotFound:
            await show(interaction, card(await outside_words(interaction, interaction.guild_id)))
            return
        await answer_call(interaction, interaction.guild_id, group)


class SafetyListener(commands.Cog):
    """Hears every message and every edit, by the raw events, so that old messages count."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A message was written."""
        if self.bot.user is not None and message.author.id == self.bot.user.id:
            await pin_if_it_calls(message)
            return
        await self._hear(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """A message was edited, however old it is."""
        await self._hear(event.message)

    @commands.Cog.listener()
    async def on_raw_thread_update(self, event: discord.RawThreadUpdateEvent) -> None:
        """A post was given another title: its first message is heard again, with the new one."""
        thread = event.thread or self.bot.get_channel(event.thread_id)
        if isinstance(thread, discord.Thread) and isinstance(thread.parent, discord.ForumChannel):
            try:
                first = await thread.fetch_message(thread.id)
            except discord.HTTPException as error:
                log.warning("post not read", code=error.code)
                return
            await self._hear(first, retitled=True)

    async def _hear(self, message: discord.Message, *, retitled: bool = False) -> None:
        me = self.bot.user.id if self.bot.user else 0
        found = heard(message, me, reads_content=self.bot.intents.message_content)
        if found is None:
            return
        if retitled:
            found = found.again(self.bot.clock.now())
        await self.bot.services.screening.hear(found)
