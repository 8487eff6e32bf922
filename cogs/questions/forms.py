"""Asking, answering, and saying why there is no answer: who reads it is said before the first word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Modal, TextDisplay

from bot.domain.questions import LONGEST, LONGEST_ANSWER, QuestionState
from cogs.questions.views import PostSure, Write, quoted
from cogs.shared.access import Press
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.people import readers
from cogs.shared.replies import reply, say


class AskForm(Form):
    """A question."""

    name = "question-ask"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        questions, guild_id = interaction.client.services.questions, interaction.guild_id or 0
        names, screened = await questions.readers(guild_id, numbers["group"], interaction.user.id)
        who = readers(interaction.client.texts, names, str(interaction.locale))
        modal = Modal(title=say(interaction, "question-ask-title"))
        modal.add_item(TextDisplay(say(interaction, "question-readers", readers=who, screened=_yes(screened))))
        modal.add_item(paragraph(interaction, "question-words", "words", earlier, max_length=LONGEST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Ask, and say what happens now."""
        services = interaction.client.services
        words = str(answers.get("words") or "")
        queued, country = await services.questions.ask(guild_id, numbers["group"], interaction.user.id, words)
        number = services.helplines.emergency_number(country)
        await reply(interaction, "question-queued" if queued else "question-called", number=number)


class AnswerForm(Form):
    """An answer in writing."""

    name = "question-answer"
    fields = ("question",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, with what was written before."""
        found = await interaction.client.services.questions.question(interaction.guild_id or 0, numbers["question"])
        before = earlier or {"words": (found.answer if found else "") or ""}
        modal = Modal(title=say(interaction, "question-answer-title"))
        modal.add_item(TextDisplay(say(interaction, "question-answer-readers")))
        modal.add_item(paragraph(interaction, "question-answer", "words", before, max_length=LONGEST_ANSWER))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and show how the group would read it."""
        number, questions = numbers["question"], interaction.client.services.questions
        found = await questions.write(guild_id, number, interaction.user.id, str(answers.get("words") or ""))
        style = discord.ButtonStyle.success
        row = ActionRow[Any](
            PostSure(guild_id, number, label=say(interaction, "question-post"), style=style),
            Write(guild_id, number, label=say(interaction, "question-change")),
        )
        words, answer = quoted(found.words), found.answer or ""
        await reply(interaction, "question-preview", row, words=words, answer=answer)


class AsideForm(Form):
    """Why a question is put aside."""

    name = "question-aside"
    fields = ("question",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        modal = Modal(title=say(interaction, "question-aside-title"))
        modal.add_item(TextDisplay(say(interaction, "question-aside-readers")))
        modal.add_item(paragraph(interaction, "question-reason", "words", earlier, max_length=LONGEST_ANSWER))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Put it aside; the asker sees why."""
        questions, number = interaction.client.services.questions, numbers["question"]
        await questions.write(guild_id, number, interaction.user.id, str(answers.get("words") or ""))
        await questions.settle(guild_id, number, QuestionState.ASIDE)
        await reply(interaction, "question-aside-done")


def _yes(on: bool) -> str:
    return "yes" if on else "no"
