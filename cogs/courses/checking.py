"""A check of understanding: one question after the other, each explained, seen by nobody else."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, LayoutView

from bot.domain.courses import Module, Round
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.people import readers
from cogs.shared.replies import card, say, show

FIELDS = ("module", "at", "right")


class Check(PressControl, name="module-check", fields=("module",)):
    """Begins a check, or begins it again."""

    async def act(self, interaction: Press) -> None:
        """The first question, and what is kept of the answers."""
        number = self.numbers["module"]
        opened = await interaction.client.services.courses.read(self.guild_id, number)
        names = readers(interaction.client.texts, opened.leaders, str(interaction.locale))
        head = say(interaction, "course-check-head", readers=names, count=len(opened.step.module.questions))
        await show(interaction, _question(interaction, self.guild_id, number, opened.step.module, Round(), head))


class Answer(PickControl, name="module-answer", fields=FIELDS):
    """One answer."""

    async def act(self, interaction: Press) -> None:
        """Whether it was right, why, and on to the next."""
        number = self.numbers["module"]
        module = (await interaction.client.services.courses.read(self.guild_id, number)).step.module
        now = Round(self.numbers["at"], self.numbers["right"])
        if now.over(module):
            await _finish(interaction, self.guild_id, number, now)
            return
        question, chosen = module.questions[now.at], int(self.values[0])
        after = now.answer(question, chosen)
        text = say(
            interaction,
            "course-answer",
            right="yes" if chosen == question.right else "no",
            ask=question.ask,
            answer=question.answers[question.right],
            why=question.why,
        )
        last = after.onward().over(module)
        label = say(interaction, "course-finish" if last else "course-next")
        onward = Next(self.guild_id, number, after.at + 1, after.right, label=label, style=discord.ButtonStyle.primary)
        await interaction.response.edit_message(view=_still(card(text, ActionRow[Any](onward))))


class Next(PressControl, name="module-next", fields=FIELDS):
    """The next question, or the end."""

    async def act(self, interaction: Press) -> None:
        """Go on."""
        number = self.numbers["module"]
        module = (await interaction.client.services.courses.read(self.guild_id, number)).step.module
        now = Round(self.numbers["at"], self.numbers["right"])
        if now.over(module):
            await _finish(interaction, self.guild_id, number, now)
        else:
            view = _question(interaction, self.guild_id, number, module, now)
            await interaction.response.edit_message(view=_still(view))


async def _finish(interaction: Press, guild_id: int, number: int, done: Round) -> None:
    opened = await interaction.client.services.courses.finish(guild_id, number, interaction.user.id, done)
    module = opened.step.module
    text = say(
        interaction,
        "course-done",
        all="yes" if done.understood(module) else "no",
        right=done.count(module),
        count=len(module.questions),
        readers=readers(interaction.client.texts, opened.leaders, str(interaction.locale)),
    )
    again = Check(guild_id, number, label=say(interaction, "course-check-again"))
    await interaction.response.edit_message(view=_still(card(text, ActionRow[Any](again))))


def _question(interaction: Press, guild_id: int, number: int, module: Module, now: Round, head: str = "") -> LayoutView:
    question = module.questions[now.at]
    options = [discord.SelectOption(label=text, value=str(place)) for place, text in enumerate(question.answers)]
    hint = say(interaction, "course-choose-answer")
    text = say(interaction, "course-question", at=now.at + 1, count=len(module.questions), ask=question.ask)
    pick = Answer(guild_id, number, now.at, now.right, placeholder=hint, options=options)
    return card("\n".join(filter(None, (head, text))), ActionRow[Any](pick))


def _still(view: LayoutView) -> LayoutView:
    """Its controls are found by their ids; discord.py need not wait for them."""
    view.stop()
    return view
