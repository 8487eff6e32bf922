"""What is pressed: asking, taking back, and what those who lead do with a question."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.questions import QuestionState
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say


class Ask(PressControl, name="question-ask", fields=("group",)):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["question-ask"].open(interaction, self.guild_id, self.numbers["group"])


class AskerPick(PickControl, name="question-back", fields=("group",)):
    """Takes a question of one's own back."""

    async def act(self, interaction: Press) -> None:
        """With its answer."""
        questions = interaction.client.services.questions
        await questions.take_back(self.guild_id, int(self.values[0]), interaction.user.id)
        await reply(interaction, "question-taken-back")


class QuestionPick(PickControl, name="question-open", fields=("group",)):
    """Shows one question of the queue."""

    async def act(self, interaction: Press) -> None:
        """Its words, and what can be done."""
        waiting = await interaction.client.services.questions.waiting(self.guild_id, self.numbers["group"])
        found = next((one for one in waiting if str(one.id) == self.values[0]), None)
        if found is None:
            await reply(interaction, "question-gone")
            return
        numbers = (self.guild_id, found.id)
        row = ActionRow[Any](
            Write(*numbers, label=say(interaction, "question-write"), style=discord.ButtonStyle.primary),
            InSession(*numbers, label=say(interaction, "question-in-session")),
            Reason(*numbers, label=say(interaction, "question-put-aside")),
        )
        await reply(interaction, "question-show", row, words=quoted(found.words))


class Write(PressControl, name="question-write", fields=("question",)):
    """Opens the form of an answer."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["question-answer"]
        await form.open(interaction, self.guild_id, self.numbers["question"])


class Reason(PressControl, name="question-reason", fields=("question",)):
    """Opens the form that puts a question aside."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["question-aside"]
        await form.open(interaction, self.guild_id, self.numbers["question"])


class PostSure(PressControl, name="question-post", fields=("question",)):
    """Posts the answer that was looked at."""

    async def act(self, interaction: Press) -> None:
        """Into the group's talk, without the asker's name."""
        await _settle(interaction, self.guild_id, self.numbers["question"], QuestionState.WRITTEN, "question-posted")


class InSession(PressControl, name="question-session", fields=("question",)):
    """Says that the question was answered in a session."""

    async def act(self, interaction: Press) -> None:
        """Nothing is posted."""
        number = self.numbers["question"]
        await _settle(interaction, self.guild_id, number, QuestionState.SESSION, "question-session-done")


async def _settle(interaction: Press, guild_id: int, number: int, state: QuestionState, key: str) -> None:
    await interaction.client.services.questions.settle(guild_id, number, state)
    view = card(say(interaction, key))
    view.stop()
    await interaction.response.edit_message(view=view)


def quoted(words: str) -> str:
    """As a quotation."""
    return "\n".join(f"> {line}" for line in words.splitlines())
