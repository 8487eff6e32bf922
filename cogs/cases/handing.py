"""A case goes from hand to hand: taken over, handed over, closed, opened again."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.errors import Refusal
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say


class TakeOverButton(PressControl, name="case-take-over", fields=("case",)):
    """Answers for a case in somebody's place."""

    async def act(self, interaction: Press) -> None:
        """Take it, and tell whoever had it."""
        await take_over(interaction, self.guild_id, self.numbers["case"])


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
        row: ActionRow[Any] = ActionRow(pick)
        await reply(interaction, "case-handover-ask", row)


class HandoverPick(PickControl, name="case-handover-to", fields=("case",)):
    """Chooses to whom."""

    async def act(self, interaction: Press) -> None:
        """Offer it; until it is accepted it stays."""
        await hand_over(interaction, self.guild_id, self.numbers["case"], int(self.values[0]))


class AcceptButton(PressControl, name="case-accept", fields=("case",)):
    """Takes over what was handed over."""

    async def act(self, interaction: Press) -> None:
        """Accept."""
        await accept(interaction, self.guild_id, self.numbers["case"])


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


async def accept(interaction: Press, guild_id: int, case_id: int) -> None:
    """Take over what was handed over."""
    await interaction.client.services.cases.accept(guild_id, case_id, interaction.user.id)
    await reply(interaction, "case-accepted", case=case_id)


async def take_over(interaction: Press, guild_id: int, case_id: int) -> None:
    """Answer for a case in somebody's place."""
    before = await interaction.client.services.cases.take_over(guild_id, case_id, interaction.user.id)
    if before is None:
        await reply(interaction, "case-acknowledged", case=case_id)
        return
    await reply(interaction, "case-taken-over", case=case_id, person=f"<@{before}>")


async def hand_over(interaction: Press, guild_id: int, case_id: int, to: int) -> None:
    """Offer a case to somebody, and say whose it is until they accept."""
    holder = await interaction.client.services.cases.hand_over(guild_id, case_id, interaction.user.id, to)
    key = {None: "case-handed-unheld", interaction.user.id: "case-handed"}.get(holder, "case-handed-by-other")
    await reply(interaction, key, person=f"<@{to}>", holder=f"<@{holder}>", case=case_id)


async def professionals(interaction: Press, guild_id: int, without: int | None = None) -> list[discord.SelectOption]:
    """Professionals with a valid record, to choose from."""
    today = interaction.client.clock.now().date()
    people = await interaction.client.services.professionals.list(guild_id)
    valid = [one for one in people if one.valid(today) and one.user_id != without]
    return [
        discord.SelectOption(label=one.name, value=str(one.user_id), description=one.qualification[:100])
        for one in valid
    ][:25]
