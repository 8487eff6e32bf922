"""Buttons that stand on the cards of the case desk."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow

from cogs.cases.evidence import show_evidence
from cogs.cases.handing import CloseButton
from cogs.cases.more import ReachButton
from cogs.cases.protocols import ProtocolButton
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show


class AcknowledgeButton(PressControl, name="case-ack", fields=("case",)):
    """Answers for a case."""

    async def act(self, interaction: Press) -> None:
        """Acknowledge, and say what comes next."""
        await acknowledge(interaction, self.guild_id, self.numbers["case"])


class OpenButton(PressControl, name="case-open", fields=("case",)):
    """Opens the words of a case."""

    async def act(self, interaction: Press) -> None:
        """Log the look, and show them."""
        await show_evidence(interaction, self.guild_id, self.numbers["case"])


class NoteButton(PressControl, name="case-note", fields=("case",)):
    """Writes a note."""

    async def act(self, interaction: Press) -> None:
        """Open the form."""
        await forms(interaction.client).forms["case-note"].open(interaction, self.guild_id, self.numbers["case"])


class OnItButton(PressControl, name="case-on-it", fields=("case",)):
    """I am on it."""

    async def act(self, interaction: Press) -> None:
        """Keep the case from paging again."""
        await on_it(interaction, self.guild_id, self.numbers["case"])


class FollowUpDone(PressControl, name="followup-done", fields=("followup",)):
    """A follow-up is done."""

    async def act(self, interaction: Press) -> None:
        """Write it down."""
        cases = interaction.client.services.cases
        await cases.followed_up(self.guild_id, self.numbers["followup"], interaction.user.id)
        await reply(interaction, "followup-thanks")


async def on_it(interaction: Press, guild_id: int, case_id: int) -> None:
    """The owner is still at it."""
    await interaction.client.services.cases.still_on_it(guild_id, case_id, interaction.user.id)
    await reply(interaction, "case-on-it-thanks", case=case_id)


async def acknowledge(interaction: Press, guild_id: int, case_id: int) -> None:
    """Answer for a case; whoever comes second reads who was first. A drill is over with that."""
    cases = interaction.client.services.cases
    await cases.acknowledge(guild_id, case_id, interaction.user.id)
    drawn = await cases.card(guild_id, case_id)
    if drawn is not None and drawn.case.drill:
        await reply(interaction, "case-drill-over", case=case_id)
        return
    text = say(interaction, "case-acknowledged", case=case_id)
    row: ActionRow[Any] = ActionRow(
        OpenButton(guild_id, case_id, label=say(interaction, "case-open-text")),
        ReachButton(guild_id, case_id, label=say(interaction, "case-reach")),
        ProtocolButton(guild_id, case_id, label=say(interaction, "case-protocol")),
        NoteButton(guild_id, case_id, label=say(interaction, "case-note")),
        CloseButton(guild_id, case_id, label=say(interaction, "case-close")),
    )
    await show(interaction, card(text, row))
