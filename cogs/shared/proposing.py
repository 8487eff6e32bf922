"""The button with which a member proposes a change to their agreement."""

from __future__ import annotations

from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms


class Propose(PressControl, name="amendment-propose", fields=("group",)):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["amendment-propose"]
        await form.open(interaction, self.guild_id, self.numbers["group"])
