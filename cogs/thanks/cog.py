"""``/thanks`` for members."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.thanks import Thanks
from cogs.shared.access import Press
from cogs.shared.called import names_of
from cogs.shared.choices import MOST
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say
from cogs.thanks.views import Pick

LENGTH = 100
"""Characters of a choice."""


class ThanksCommands(commands.GroupCog, group_name="thanks"):
    """Thanks in words."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="say")
    @app_commands.guild_only()
    async def write(self, interaction: Press, member: discord.Member) -> None:
        """Thank somebody of one's group."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place)
        await forms(self.bot).forms["thanks"].open(interaction, guild_id, group.id, member.id)

    @app_commands.command(name="mine")
    @app_commands.guild_only()
    async def mine(self, interaction: Press) -> None:
        """What one got and wrote."""
        guild_id = interaction.guild_id or 0
        found = (await self.bot.services.thanks.mine(guild_id, interaction.user.id))[:MOST]
        if not found:
            await reply(interaction, "thanks-none")
            return
        names = await names_of(interaction, guild_id, {who for one in found for who in (one.user_id, one.receiver_id)})
        options = [
            discord.SelectOption(label=_named(interaction, one, names)[:LENGTH], value=str(one.id)) for one in found
        ]
        pick = Pick(guild_id, placeholder=say(interaction, "thanks-pick"), options=options)
        await reply(interaction, "thanks-mine", ActionRow[Any](pick))


def _named(interaction: Press, one: Thanks, names: dict[int, str]) -> str:
    if one.receiver_id == interaction.user.id:
        return say(interaction, "thanks-named-given", person=names.get(one.user_id, "?"))
    return say(interaction, "thanks-named-own", person=names.get(one.receiver_id, "?"))
