"""``/buddy mine`` for members, ``/buddy wishes`` for those who lead."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.buddies import Pair, PairState
from cogs.buddies.cards import about
from cogs.buddies.views import End, ProposePick, Unwish, Wish, choice_rows, together_rows
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.replies import reply, say


class BuddyCommands(commands.Cog):
    """Pairs of members."""

    buddy = app_commands.Group(name="buddy", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @buddy.command(name="mine")
    async def mine(self, interaction: Press) -> None:
        """What a buddy is, how it stands with one's own, and what can be done."""
        guild_id, me = interaction.guild_id or 0, interaction.user.id
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, me, place, running=False)
        found = await self.bot.services.buddies.standing(guild_id, group.id, me)
        role = about(self.bot, str(interaction.locale))
        if found.pair is not None:
            state, other = _state(found.pair, me), f"<@{found.pair.other(me)}>"
            await reply(
                interaction, f"buddy-mine-{state}", *_rows(interaction, found.pair, me), other=other, about=role
            )
            return
        control, key = (Unwish, "buddy-unwish") if found.wishes else (Wish, "buddy-wish")
        style = discord.ButtonStyle.secondary if found.wishes else discord.ButtonStyle.primary
        row = ActionRow[Any](control(guild_id, group.id, label=say(interaction, key), style=style))
        await reply(interaction, "buddy-mine-wishing" if found.wishes else "buddy-mine-none", row, about=role)

    @buddy.command(name="wishes")
    @app_commands.autocomplete(group=group_choices)
    async def wishes(self, interaction: Press, group: int) -> None:
        """Who would like a buddy, and which pairs there are."""
        guild_id = interaction.guild_id or 0
        waiting, pairs = await self.bot.services.buddies.wishing(guild_id, group)
        lines = [f"- <@{one}>" for one in waiting] or [say(interaction, "buddy-wishes-none")]
        for pair in pairs:
            first, second = (f"<@{one}>" for one in pair.people)
            lines.append(say(interaction, f"buddy-line-{pair.state.value}", first=first, second=second))
        rows: list[Any] = []
        if len(waiting) > 1:
            options = [_person(interaction, one) for one in waiting[:MOST]]
            hint = say(interaction, "buddy-propose")
            rows.append(ActionRow[Any](ProposePick(guild_id, group, placeholder=hint, options=options, most=2)))
        await reply(interaction, "buddy-wishes", *rows, lines="\n".join(lines))


def _state(pair: Pair, me: int) -> str:
    if pair.state is PairState.TOGETHER:
        return "together"
    return "waiting" if pair.said_yes(me) else "asked"


def _rows(interaction: Press, pair: Pair, me: int) -> list[Any]:
    texts, guild_id, language = interaction.client.texts, interaction.guild_id or 0, str(interaction.locale)
    state = _state(pair, me)
    if state == "together":
        return together_rows(texts, guild_id, pair, me, language)
    if state == "asked":
        return choice_rows(texts, guild_id, pair, language)
    return [ActionRow[Any](End(guild_id, pair.id, label=say(interaction, "buddy-no")))]


def _person(interaction: Press, user_id: int) -> discord.SelectOption:
    member = interaction.guild.get_member(user_id) if interaction.guild is not None else None
    return discord.SelectOption(label=str(getattr(member, "display_name", user_id))[:100], value=str(user_id))
