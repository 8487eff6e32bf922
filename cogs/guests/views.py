"""What a guest presses below the brief."""

from __future__ import annotations

from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply


class Accept(PressControl, name="guest-accept", fields=("own",)):
    """The guest comes, and keeps to what the brief says."""

    async def act(self, interaction: Press) -> None:
        """Only whoever is invited."""
        guests, number = interaction.client.services.guests, self.numbers["own"]
        await guests.answer(self.guild_id, number, interaction.user.id, yes=True)
        await reply(interaction, "guest-accepted")


class DeclineVisit(PressControl, name="guest-decline", fields=("own",)):
    """The guest does not come."""

    async def act(self, interaction: Press) -> None:
        """Only whoever is invited."""
        guests, number = interaction.client.services.guests, self.numbers["own"]
        await guests.answer(self.guild_id, number, interaction.user.id, yes=False)
        await reply(interaction, "guest-declined")
