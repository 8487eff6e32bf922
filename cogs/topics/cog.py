"""``/topic``, and the topic of the week at the top of the channel."""

from __future__ import annotations

from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.topics import Topic, TopicPlan
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.forms import forms
from cogs.shared.pinning import carries
from cogs.shared.replies import card, reply, say, show
from cogs.topics.views import Add, Now, Pick

log = structlog.get_logger(__name__)
MARK = "topic-pass:"
"""How the ``custom_id`` of the card's first button begins."""


class TopicCommands(commands.GroupCog, group_name="topic"):
    """Topics of the week."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="week")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def week(self, interaction: Press, group: int, weekday: str, at: str) -> None:
        """Show one each week."""
        following = await self.bot.services.topics.schedule(interaction.guild_id or 0, group, weekday, at)
        assert following is not None
        await reply(interaction, "topic-scheduled", when=stamp(following))

    @app_commands.command(name="pause")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def pause(self, interaction: Press, group: int) -> None:
        """Show none by itself."""
        await self.bot.services.topics.pause(interaction.guild_id or 0, group)
        await reply(interaction, "topic-paused")

    @app_commands.command(name="plan")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def plan(self, interaction: Press, group: int) -> None:
        """What is to come, and what was proposed."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.topics.plan(guild_id, group)
        when = stamp(found.next_at) if found.next_at else "none"
        text = [say(interaction, "topic-plan", when=when, waiting=len(found.waiting), proposed=len(found.proposed))]
        text += [say(interaction, "topic-line", title=one.title, state=one.state.value) for one in _listed(found)]
        if not found.waiting and found.following:
            text.append(say(interaction, "topic-plan-starter", title=found.following))
        rows: list[ActionRow[Any]] = []
        if options := [_option(interaction, one) for one in _listed(found)]:
            hint = say(interaction, "topic-pick")
            rows.append(ActionRow(Pick(guild_id, group, placeholder=hint, options=options)))
        add, now = say(interaction, "topic-add"), say(interaction, "topic-now")
        style = discord.ButtonStyle.primary
        rows.append(ActionRow(Add(guild_id, group, label=add, style=style), Now(guild_id, group, label=now)))
        await show(interaction, card("\n".join(text), *rows))

    @app_commands.command(name="propose")
    @app_commands.guild_only()
    async def propose(self, interaction: Press) -> None:
        """Propose one to those who lead."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place)
        await forms(self.bot).forms["topic-propose"].open(interaction, guild_id, group.id)


class TopicPins(commands.Cog):
    """The newest topic is pinned, and the one before it no longer."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A card of ours was posted."""
        ours = self.bot.user is not None and message.author.id == self.bot.user.id
        if message.guild is None or not ours or message.flags.ephemeral or not carries(message, MARK):
            return
        try:
            async for pinned in message.channel.pins():
                if pinned.author.id == message.author.id and pinned.id != message.id and carries(pinned, MARK):
                    await pinned.unpin()
            await message.pin()
        except discord.HTTPException as error:
            log.warning("topic not pinned", code=error.code)


def _listed(found: TopicPlan) -> list[Topic]:
    return [*found.proposed, *found.waiting][:MOST]


def _option(interaction: Press, one: Topic) -> discord.SelectOption:
    label = say(interaction, "topic-option", title=one.title, state=one.state.value)
    return discord.SelectOption(label=label[:100], value=str(one.id))
