"""Buttons and selects of the case desk."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.cases import CaseState
from bot.errors import NotFound, Refusal
from cogs.cases.evidence import show_evidence
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
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


class MoreButton(PressControl, name="case-more", fields=("case",)):
    """Shows what else can be done."""

    async def act(self, interaction: Press) -> None:
        """Handover and close, or reopen."""
        number = self.numbers["case"]
        found = await interaction.client.services.cases.card(self.guild_id, number)
        if found is None:
            raise NotFound("case-unknown", case=number)
        if found.case.rule.state is CaseState.CLOSED:
            again = ReopenButton(self.guild_id, number, label=say(interaction, "case-reopen"))
            await reply(interaction, "case-more-closed", row(again), case=number)
            return
        hand = HandoverButton(self.guild_id, number, label=say(interaction, "case-handover"))
        end = CloseButton(self.guild_id, number, label=say(interaction, "case-close"))
        await reply(interaction, "case-more-open", row(hand, end), case=number)


class HandoverButton(PressControl, name="case-handover", fields=("case",)):
    """Asks to whom a case is handed over."""

    async def act(self, interaction: Press) -> None:
        """Show the professionals."""
        options = await professionals(interaction, self.guild_id, without=interaction.user.id)
        if not options:
            raise Refusal("case-handover-alone")
        pick = HandoverPick(
            self.guild_id,
            self.numbers["case"],
            placeholder=say(interaction, "case-handover-pick"),
            options=options,
        )
        await reply(interaction, "case-handover-ask", row(pick))


class HandoverPick(PickControl, name="case-handover-to", fields=("case",)):
    """Chooses to whom."""

    async def act(self, interaction: Press) -> None:
        """Offer it; until it is accepted it stays."""
        await hand_over(interaction, self.guild_id, self.numbers["case"], int(self.values[0]))


class AcceptButton(PressControl, name="case-accept", fields=("case",)):
    """Takes over what was handed over."""

    async def act(self, interaction: Press) -> None:
        """Accept."""
        await interaction.client.services.cases.accept(self.guild_id, self.numbers["case"], interaction.user.id)
        await reply(interaction, "case-accepted", case=self.numbers["case"])


class CloseButton(PressControl, name="case-close", fields=("case",)):
    """Closes a case."""

    async def act(self, interaction: Press) -> None:
        """Open the form that asks for the outcome."""
        await forms(interaction.client).forms["case-close"].open(interaction, self.guild_id, self.numbers["case"])


class ReopenButton(PressControl, name="case-reopen", fields=("case",)):
    """Opens a closed case again."""

    async def act(self, interaction: Press) -> None:
        """Page again."""
        await interaction.client.services.cases.reopen(self.guild_id, self.numbers["case"], interaction.user.id)
        await reply(interaction, "case-reopened", case=self.numbers["case"])


class FollowUpDone(PressControl, name="followup-done", fields=("followup",)):
    """A follow-up is done."""

    async def act(self, interaction: Press) -> None:
        """Write it down."""
        cases = interaction.client.services.cases
        await cases.followed_up(self.guild_id, self.numbers["followup"], interaction.user.id)
        await reply(interaction, "followup-thanks")


def row(*controls: Any) -> ActionRow[Any]:
    """Controls side by side."""
    return ActionRow(*controls)


async def acknowledge(interaction: Press, guild_id: int, case_id: int) -> None:
    """Answer for a case; whoever comes second reads who was first."""
    await interaction.client.services.cases.acknowledge(guild_id, case_id, interaction.user.id)
    text = say(interaction, "case-acknowledged", case=case_id)
    controls = row(
        OpenButton(guild_id, case_id, label=say(interaction, "case-open-text")),
        NoteButton(guild_id, case_id, label=say(interaction, "case-note")),
        CloseButton(guild_id, case_id, label=say(interaction, "case-close")),
    )
    await show(interaction, card(text, controls))


async def hand_over(interaction: Press, guild_id: int, case_id: int, to: int) -> None:
    """Offer a case to somebody, and say that it is still the giver's."""
    await interaction.client.services.cases.hand_over(guild_id, case_id, interaction.user.id, to)
    await reply(interaction, "case-handed", person=f"<@{to}>", case=case_id)


async def professionals(interaction: Press, guild_id: int, without: int | None = None) -> list[discord.SelectOption]:
    """Professionals with a valid record, to choose from."""
    today = interaction.client.clock.now().date()
    people = await interaction.client.services.professionals.list(guild_id)
    valid = [one for one in people if one.valid(today) and one.user_id != without]
    return [
        discord.SelectOption(label=one.name, value=str(one.user_id), description=one.qualification[:100])
        for one in valid
    ][:25]
