"""``/private-talk``: who would be there is said first, and again in the thread."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow, LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.people import readers
from cogs.shared.replies import card, reply, say, think


class OpenTalk(PressControl, name="private-talk", fields=("group",)):
    """Opens the thread."""

    async def act(self, interaction: Press) -> None:
        """Make it or find it, and show the way."""
        await think(interaction)
        talks = interaction.client.services.private_talks
        place = await talks.open(self.guild_id, self.numbers["group"], interaction.user.id)
        await reply(interaction, "private-talk-open", place=f"<#{place}>")


class TalkCommands(commands.Cog):
    """For members."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="private-talk")
    @app_commands.guild_only()
    async def private_talk(self, interaction: Press) -> None:
        """Say who would be there, with the button that opens it."""
        guild_id, services = interaction.guild_id or 0, self.bot.services
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await services.shares.group_of(guild_id, interaction.user.id, place)
        names = await services.private_talks.readers(guild_id, group.id)
        screened = await services.shares.screened(guild_id, group.id, interaction.user.id)
        label, style = say(interaction, "private-talk-button"), discord.ButtonStyle.primary
        row = ActionRow[Any](OpenTalk(guild_id, group.id, label=label, style=style))
        who = readers(self.bot.texts, names, str(interaction.locale))
        await reply(interaction, "private-talk-ask", row, readers=who, screened="yes" if screened else "no")


def hello_card(bot: SupportBot) -> Renderer:
    """Who is here, by name, and who else could read it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        names = await bot.services.private_talks.readers(entry.guild_id, int(entry.payload["group"]))
        return card(bot.texts.say("private-talk-hello", readers=readers(bot.texts, names)))

    return render
