"""The buttons of a session's card: coming, late, not this time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.sessions import Answer
from bot.texts import stamp
from cogs.sessions.calendar import CalendarButton
from cogs.sessions.lines import together
from cogs.sessions.reminding import row, show_choice
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say


async def _answer(interaction: Press, guild_id: int, session_id: int, answer: Answer) -> None:
    rsvps = interaction.client.services.sessions.rsvps
    told = await rsvps.answer(guild_id, session_id, interaction.user.id, answer)
    leader, items = together(interaction.client.texts, told.leaders, str(interaction.locale)), []
    if answer is Answer.ABSENT:
        label = say(interaction, "session-write-to", leader=leader or "none")[:80]
        write = WordButton(guild_id, session_id, label=label)
        done = DoneButton(guild_id, session_id, label=say(interaction, "session-done"))
        items = [row(write, done)]
    await reply(
        interaction,
        f"session-answered-{told.answer.value}",
        *items,
        title=told.title,
        when=stamp(told.session.starts),
        leader=leader or "none",
        leaders=len(told.leaders),
    )


class ComingButton(PressControl, name="session-coming", fields=("session",)):
    """I'm coming."""

    async def act(self, interaction: Press) -> None:
        """Keep it, and say so."""
        await _answer(interaction, self.guild_id, self.numbers["session"], Answer.COMING)


class LateButton(PressControl, name="session-late", fields=("session",)):
    """I'll be late."""

    async def act(self, interaction: Press) -> None:
        """Keep it, and say so."""
        await _answer(interaction, self.guild_id, self.numbers["session"], Answer.LATE)


class AbsentButton(PressControl, name="session-absent", fields=("session",)):
    """Not this time."""

    async def act(self, interaction: Press) -> None:
        """Keep it, and offer a word to the leader."""
        await _answer(interaction, self.guild_id, self.numbers["session"], Answer.ABSENT)


class WordButton(PressControl, name="session-word", fields=("session",)):
    """Opens the form for a word to the leader."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        numbers = (self.guild_id, self.numbers["session"], self.guild_id)
        await forms(interaction.client).forms["session-word"].open(interaction, *numbers)


class DoneButton(PressControl, name="session-done", fields=("session",)):
    """That's all."""

    async def act(self, interaction: Press) -> None:
        """Close the question."""
        await interaction.response.edit_message(view=card(say(interaction, "session-done-answer")))


class RemindButton(PressControl, name="session-remind", fields=("group",)):
    """Remind me in a direct message."""

    async def act(self, interaction: Press) -> None:
        """Show what can be chosen."""
        await show_choice(interaction, self.guild_id, self.numbers["group"])


def answer_row(guild_id: int, session_id: int, group_id: int, labels: Sequence[str]) -> ActionRow[Any]:
    """The buttons of a card, in their order."""
    coming, late, absent, remind, calendar = labels
    return row(
        ComingButton(guild_id, session_id, label=coming, style=discord.ButtonStyle.success),
        LateButton(guild_id, session_id, label=late),
        AbsentButton(guild_id, session_id, label=absent),
        RemindButton(guild_id, group_id, label=remind),
        CalendarButton(guild_id, group_id, label=calendar),
    )
