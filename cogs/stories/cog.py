"""``/story`` for members, ``/stories`` for those who lead."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.stories import Story
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say
from cogs.stories.views import MinePick, WaitingPick


class StoryCommands(commands.Cog):
    """Recovery stories."""

    story = app_commands.Group(name="story", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @story.command(name="write")
    async def write(self, interaction: Press) -> None:
        """Begin one; only its writer reads it until it is handed in."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place)
        await forms(self.bot).forms["story"].open(interaction, guild_id, group.id, 0)

    @story.command(name="mine")
    async def mine(self, interaction: Press) -> None:
        """One's own stories, where they stand, and taking them back."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.stories.mine(guild_id, interaction.user.id)
        if not found:
            await reply(interaction, "story-none")
            return
        pick = MinePick(guild_id, placeholder=say(interaction, "story-pick"), options=_options(found))
        await reply(interaction, "story-mine", ActionRow[Any](pick), count=len(found))

    @app_commands.command(name="stories")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def stories(self, interaction: Press, group: int) -> None:
        """What members have handed in."""
        guild_id = interaction.guild_id or 0
        waiting = await self.bot.services.stories.waiting(guild_id, group)
        if not waiting:
            await reply(interaction, "stories-none")
            return
        pick = WaitingPick(guild_id, group, placeholder=say(interaction, "story-pick"), options=_options(waiting))
        await reply(interaction, "stories-card", ActionRow[Any](pick), count=len(waiting))


def _options(found: list[Story]) -> list[discord.SelectOption]:
    return [discord.SelectOption(label=one.title[:100], value=str(one.id)) for one in found[:MOST]]
