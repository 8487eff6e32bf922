"""``/referral``: for those who lead, and for members to see their own."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.referrals import ReferralState
from bot.texts import stamp
from cogs.referrals.views import ReferralPick, answer_row, offer_text
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show

OWN = 3
"""Referrals of one's own that are shown, the newest."""


class ReferralCommands(commands.Cog):
    """From the group to individual help."""

    referral = app_commands.Group(name="referral", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @referral.command(name="new")
    @app_commands.autocomplete(group=group_choices)
    async def new(self, interaction: Press, group: int, member: discord.Member) -> None:
        """Suggest individual help to a member."""
        await forms(self.bot).forms["referral"].open(interaction, interaction.guild_id or 0, group, member.id)

    @referral.command(name="list")
    @app_commands.autocomplete(group=group_choices)
    async def list(self, interaction: Press, group: int) -> None:
        """Open referrals of a group."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.referrals.listed(guild_id, group)
        if not found:
            await reply(interaction, "referral-none")
            return
        lines, options = [], []
        for one in found[:MOST]:
            facts = {"person": f"<@{one.user_id}>", "owner": f"<@{one.owner_id}>", "day": stamp(one.follow_on, "D")}
            lines.append(say(interaction, "referral-line", state=one.state.value, **facts))
            named = interaction.guild.get_member(one.user_id) if interaction.guild else None
            label = f"{named.display_name if named else one.user_id}: {one.place}"[:100]
            options.append(discord.SelectOption(label=label, value=str(one.id)))
        pick = ReferralPick(guild_id, group, placeholder=say(interaction, "referral-open"), options=options)
        await reply(interaction, "referral-list", ActionRow[Any](pick), lines="\n".join(lines))

    @referral.command(name="mine")
    async def mine(self, interaction: Press) -> None:
        """One's own referrals, with how to reach whom."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.referrals.mine(guild_id, interaction.user.id)
        if not found:
            await reply(interaction, "referral-none-mine")
        for one in found[:OWN]:
            rows = [answer_row(self.bot, guild_id, one.id)] if one.state is ReferralState.ASKED else []
            await show(interaction, card(await offer_text(self.bot, guild_id, one), *rows))
