"""Buttons of a session that goes on, and of a round."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.floor import Turn
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply, say


class NextPart(PressControl, name="floor-next", fields=("session",)):
    """The next part of the agenda."""

    async def act(self, interaction: Press) -> None:
        """The card shows it."""
        await interaction.response.defer()
        await interaction.client.services.floors.step(self.guild_id, self.numbers["session"], 1)


class PartBack(PressControl, name="floor-back", fields=("session",)):
    """The part before."""

    async def act(self, interaction: Press) -> None:
        """The card shows it."""
        await interaction.response.defer()
        await interaction.client.services.floors.step(self.guild_id, self.numbers["session"], -1)


class MoreTime(PressControl, name="floor-more", fields=("session",)):
    """Five more minutes."""

    async def act(self, interaction: Press) -> None:
        """The card shows it."""
        await interaction.response.defer()
        await interaction.client.services.floors.more(self.guild_id, self.numbers["session"])


class BeginRound(PressControl, name="round-begin", fields=("session",)):
    """A round begins."""

    async def act(self, interaction: Press) -> None:
        """Its card goes to the group."""
        count = await interaction.client.services.floors.begin_round(self.guild_id, self.numbers["session"])
        await reply(interaction, "round-begun", count=count)


class EndSession(PressControl, name="floor-end", fields=("session",)):
    """Asks whether the session is over."""

    async def act(self, interaction: Press) -> None:
        """It cannot be begun again, so it is asked about."""
        label, session = say(interaction, "floor-end-sure"), self.numbers["session"]
        sure = EndSessionSure(self.guild_id, session, label=label, style=discord.ButtonStyle.danger)
        row: ActionRow[Any] = ActionRow(sure)
        await reply(interaction, "floor-end-ask", row)


class EndSessionSure(PressControl, name="floor-end-sure", fields=("session",)):
    """The session is over."""

    async def act(self, interaction: Press) -> None:
        """The card says so; practice and summary can follow."""
        await interaction.client.services.floors.end(self.guild_id, self.numbers["session"])
        await reply(interaction, "floor-ended")


class _Turned(PressControl):
    """What somebody does in a round; the card shows it."""

    turn: Turn

    async def act(self, interaction: Press) -> None:
        """Only for themselves."""
        floors, session = interaction.client.services.floors, self.numbers["session"]
        await floors.turn(self.guild_id, session, interaction.user.id, self.turn)
        await interaction.response.defer()


class RoundDone(_Turned, name="round-done", fields=("session",)):
    """I'm done."""

    turn = Turn.DONE


class RoundPass(_Turned, name="round-pass", fields=("session",)):
    """I pass."""

    turn = Turn.PASSED


class RoundLeave(_Turned, name="round-leave", fields=("session",)):
    """I'm not in this round."""

    turn = Turn.LEFT


class RoundLater(PressControl, name="round-later", fields=("session",)):
    """Others first."""

    async def act(self, interaction: Press) -> None:
        """Only for whoever has the word."""
        await interaction.client.services.floors.later(self.guild_id, self.numbers["session"], interaction.user.id)
        await interaction.response.defer()


class RoundJoin(PressControl, name="round-join", fields=("session",)):
    """I'm in."""

    async def act(self, interaction: Press) -> None:
        """At the end of the round."""
        await interaction.client.services.floors.join(self.guild_id, self.numbers["session"], interaction.user.id)
        await interaction.response.defer()


CONTROLS = (
    NextPart,
    PartBack,
    MoreTime,
    BeginRound,
    EndSession,
    EndSessionSure,
    RoundDone,
    RoundPass,
    RoundLater,
    RoundLeave,
    RoundJoin,
)
