"""Deciding about an offer, and ending it from either side."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.errors import NotFound
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import reply, say


class AgreePick(PickControl, name="mentor-agree", fields=("mentor",)):
    """Says yes, for so many weeks."""

    async def act(self, interaction: Press) -> None:
        """The mentor and the group are told."""
        weeks = int(self.values[0]) if self.values[0].isdigit() else 0
        until = await interaction.client.services.mentors.agree(self.guild_id, self.numbers["mentor"], weeks)
        await reply(interaction, "mentor-agreed", until=stamp(until, "D"))


class Decline(PressControl, name="mentor-decline", fields=("mentor",)):
    """Asks whether to say not now."""

    async def act(self, interaction: Press) -> None:
        """The words of the offer go with it, so it is asked about."""
        found = await interaction.client.services.mentors.card(self.guild_id, self.numbers["mentor"])
        if found is None:
            raise NotFound("mentor-gone")
        label = say(interaction, "mentor-decline-sure")
        sure = DeclineSure(self.guild_id, found.id, label=label, style=discord.ButtonStyle.danger)
        row: ActionRow[Any] = ActionRow(sure)
        await reply(interaction, "mentor-decline-ask", row, person=f"<@{found.user_id}>")


class DeclineSure(PressControl, name="mentor-decline-sure", fields=("mentor",)):
    """Says not now."""

    async def act(self, interaction: Press) -> None:
        """The member is told gently."""
        await interaction.client.services.mentors.decline(self.guild_id, self.numbers["mentor"])
        await reply(interaction, "mentor-declined")


class EndSure(PressControl, name="mentor-end-sure", fields=("mentor",)):
    """Those who lead end it."""

    async def act(self, interaction: Press) -> None:
        """The mentor is told, with thanks."""
        await interaction.client.services.mentors.end(self.guild_id, self.numbers["mentor"])
        await reply(interaction, "mentor-ended")


class StepBack(PressControl, name="mentor-back", fields=("mentor",)):
    """The mentor steps back: one press, no reason, no second question."""

    async def act(self, interaction: Press) -> None:
        """From now on."""
        mentors = interaction.client.services.mentors
        was = await mentors.step_back(self.guild_id, self.numbers["mentor"], interaction.user.id)
        await reply(interaction, "mentor-stepped-back" if was else "mentor-let-be")


class GoOn(PressControl, name="mentor-on", fields=("mentor",)):
    """After a term: they would like another."""

    async def act(self, interaction: Press) -> None:
        """Those who lead are asked."""
        await interaction.client.services.mentors.go_on(self.guild_id, self.numbers["mentor"], interaction.user.id)
        await reply(interaction, "mentor-asked-again")


def end_row(interaction: Press, guild_id: int, mentor_id: int) -> ActionRow[Any]:
    """The button that ends it after being asked."""
    label, style = say(interaction, "mentor-end-sure"), discord.ButtonStyle.danger
    return ActionRow(EndSure(guild_id, mentor_id, label=label, style=style))
