"""The two buttons of a check-in."""

from __future__ import annotations

from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import reply


class AnswerButton(PressControl, name="checkin-answer", fields=("prompt",)):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["checkin-answer"].open(interaction, self.guild_id, self.numbers["prompt"])


class SkipButton(PressControl, name="checkin-skip", fields=("prompt",)):
    """*Not today*: a full answer."""

    async def act(self, interaction: Press) -> None:
        """Take it as one."""
        responses = interaction.client.services.checkins.responses
        await responses.skip(self.guild_id, self.numbers["prompt"], interaction.user.id)
        await reply(interaction, "checkin-skipped")
