"""Reading the care that a member named and shows to those who lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord.ui import ActionRow

from bot.errors import NotFound
from bot.services.cares import Care
from cogs.shared.access import Press
from cogs.shared.controls import PickControl
from cogs.shared.replies import reply, say

MOST = 25
"""Discord shows no more choices."""


class CareRead(PickControl, name="care-read", fields=("group",)):
    """Shows what one member named."""

    async def act(self, interaction: Press) -> None:
        """To this person only, and only while the member shows it."""
        shown = await interaction.client.services.cares.shown(self.guild_id, self.numbers["group"])
        found = next((one for one in shown if str(one.user_id) == self.values[0]), None)
        if found is None:
            raise NotFound("care-gone")
        words = "\n".join(f"> {line}" for line in found.words.splitlines())
        await reply(interaction, "care-shown", person=f"<@{found.user_id}>", words=words)


def care_rows(interaction: Press, guild_id: int, group_id: int, shown: Sequence[Care]) -> list[ActionRow[Any]]:
    """A choice of the members who show theirs; nothing if nobody does."""
    if not shown:
        return []
    options = []
    for one in shown[:MOST]:
        named = interaction.guild.get_member(one.user_id) if interaction.guild else None
        label = named.display_name if named else str(one.user_id)
        options.append(discord.SelectOption(label=label[:100], value=str(one.user_id)))
    return [ActionRow(CareRead(guild_id, group_id, placeholder=say(interaction, "care-read"), options=options))]
