"""The pick with which a member gives a quiet signal."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.ground import Signal
from cogs.shared.access import Press
from cogs.shared.controls import PickControl
from cogs.shared.replies import reply, say


class SignalPick(PickControl, name="signal", fields=("group",)):
    """One of a few signals; picking sends it."""

    async def act(self, interaction: Press) -> None:
        """Send it, and say who sees it."""
        (chosen,) = self.values
        ground, group_id = interaction.client.services.ground, self.numbers["group"]
        await ground.signal(self.guild_id, group_id, interaction.user.id, Signal(chosen), interaction.id)
        await reply(interaction, "signal-sent")


def signal_row(interaction: Press, guild_id: int, group_id: int) -> ActionRow[Any]:
    """The pick, with a sentence for each signal."""
    options = [discord.SelectOption(label=say(interaction, f"signal-{one.value}"), value=one.value) for one in Signal]
    return ActionRow(SignalPick(guild_id, group_id, placeholder=say(interaction, "signal-pick"), options=options))
