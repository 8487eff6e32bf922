"""The button with which a member takes a share back, asked about once."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.errors import NotFound, Refusal
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply, say


class TakeBack(PressControl, name="share-back", fields=("share",)):
    """Asks whether to take it back."""

    async def act(self, interaction: Press) -> None:
        """Only its writer is asked."""
        found = await interaction.client.services.shares.card(self.guild_id, self.numbers["share"])
        if found is None:
            raise NotFound("share-gone")
        if found.user_id != interaction.user.id:
            raise Refusal("share-not-yours")
        label = say(interaction, "share-back-sure")
        sure = TakeBackSure(self.guild_id, found.id, label=label, style=discord.ButtonStyle.danger)
        row: ActionRow[Any] = ActionRow(sure)
        await reply(interaction, "share-back-ask", row)


class TakeBackSure(PressControl, name="share-back-sure", fields=("share",)):
    """Takes it back."""

    async def act(self, interaction: Press) -> None:
        """Card and words go."""
        shares = interaction.client.services.shares
        await shares.take_back(self.guild_id, self.numbers["share"], interaction.user.id)
        await reply(interaction, "share-back-done")
