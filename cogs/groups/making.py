"""Making a group while an administrator watches: limits first, then step by step, with a way back."""

from __future__ import annotations

from typing import Any

import discord
import structlog
from discord.ui import ActionRow, LayoutView

from bot.client import SupportBot
from bot.errors import Refusal
from bot.services.groups import NewGroup
from cogs.groups.building import FAILURES, DiscordBuilder
from cogs.groups.limits import check_limits
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say

log = structlog.get_logger(__name__)


def builder(bot: SupportBot) -> DiscordBuilder:
    """The bot's one builder; its cog is loaded before any command of it runs."""
    cog = bot.get_cog("GroupCommands")
    found = getattr(cog, "builder", None)
    assert isinstance(found, DiscordBuilder)
    return found


class TryAgain(PressControl, name="group-try", fields=("group",)):
    """Takes up the making of a group again."""

    async def act(self, interaction: Press) -> None:
        """Go on where it ended."""
        await reply(interaction, "group-building", done=0, steps=6)
        await build(interaction, self.guild_id, self.numbers["group"])


class Undo(PressControl, name="group-undo", fields=("group",)):
    """Takes away what was made of a draft."""

    async def act(self, interaction: Press) -> None:
        """Delete the channels and the draft."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            await builder(interaction.client).undo(self.guild_id, self.numbers["group"])
        except FAILURES:
            raise Refusal("group-undo-failed") from None
        await reply(interaction, "group-undone")


async def make(interaction: Press, guild: discord.Guild, wanted: NewGroup) -> None:
    """Save the draft and build it. Raises Refusal and BadInput before anything is made."""
    services = interaction.client.services
    categories = await check_limits(guild)
    number = await services.groups.next_number(guild.id)
    while (alias := interaction.client.texts.say("group-alias", number=number)) in categories:
        number += 1
    draft = NewGroup(wanted.type, wanted.name, alias, wanted.zone, wanted.country, wanted.capacity, wanted.facilitators)
    group_id = await services.groups.create(guild.id, interaction.user.id, draft)
    await reply(interaction, "group-building", done=0, steps=6)
    await build(interaction, guild.id, group_id)


async def build(interaction: Press, guild_id: int, group_id: int) -> None:
    """Build with progress shown; a failure is shown with Try again and Undo."""

    async def told(done: int, steps: int) -> None:
        await _show(interaction, card(say(interaction, "group-building", done=done, steps=steps)))

    try:
        await builder(interaction.client).build(guild_id, group_id, told)
    except FAILURES as error:
        code = error.code if isinstance(error, discord.HTTPException) else 0
        again = TryAgain(guild_id, group_id, label=say(interaction, "group-try-button"))
        undo = Undo(guild_id, group_id, label=say(interaction, "group-undo-button"), style=discord.ButtonStyle.danger)
        text = say(interaction, "group-build-failed", code=code)
        await _show(interaction, card(text, ActionRow[Any](again, undo)))
        return
    group = await interaction.client.services.groups.get(guild_id, group_id)
    staff = (await interaction.client.services.groups.channels(guild_id, group_id)).get("staff", 0)
    text = say(interaction, "group-built", name=group.name, alias=group.alias, staff=f"<#{staff}>")
    await _show(interaction, card(text))


async def _show(interaction: Press, view: LayoutView) -> None:
    """Replace what the person sees. That this may fail stops nothing: the sweep goes on with a draft in any case."""
    try:
        await interaction.edit_original_response(view=view)
    except FAILURES as error:
        log.warning("progress not shown", problem=type(error).__name__)
