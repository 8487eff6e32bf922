"""The button with which those who missed a session read what was written for them."""

from __future__ import annotations

from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply


class SummaryRead(PressControl, name="summary-read", fields=("session",)):
    """Shows the summary of a session to somebody who was not there."""

    async def act(self, interaction: Press) -> None:
        """Show it, to this person only."""
        summaries = interaction.client.services.summaries
        found = await summaries.read(self.guild_id, self.numbers["session"], interaction.user.id)
        when = stamp(found.session.starts, "D")
        await reply(interaction, "summary-shown", title=found.title, when=when, words=found.words or "")
