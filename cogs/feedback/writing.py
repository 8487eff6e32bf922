"""The forms: who reads them is said before the first word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import Checkbox, Modal, TextDisplay

from bot.domain.feedback import LONGEST, LONGEST_ANSWER, Feedback, Said
from bot.domain.triage import Level
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import guild_of, labelled, paragraph
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.people import readers
from cogs.shared.replies import reply, say

PARTS = ("saw", "felt", "wish")


class Change(PressControl, name="feedback-change", fields=("feedback",)):
    """Opens what one wrote, to change it before it is read."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        services = interaction.client.services
        found = await services.feedback.look(self.guild_id, self.numbers["feedback"], interaction.user.id)
        of = await services.feedback_rounds.get(self.guild_id, found.round_id)
        place = of.place_of(found.receiver_id)
        form = forms(interaction.client).forms["feedback"]
        await form.open(interaction, self.guild_id, found.round_id, place.id if place else 0)


class Answer(PressControl, name="feedback-answer", fields=("feedback",)):
    """Opens the form of an answer."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["feedback-answer"]
        await form.open(interaction, self.guild_id, self.numbers["feedback"])


class FeedbackForm(Form):
    """What I saw, how it felt for me, what I would wish."""

    name = "feedback"
    fields = ("feedback_round", "place")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written before."""
        services, guild_id, me = interaction.client.services, guild_of(interaction), interaction.user.id
        number, place = numbers["feedback_round"], numbers["place"]
        before = await services.feedback.earlier(guild_id, number, place, me)
        of = await services.feedback_rounds.get(guild_id, number)
        names = readers(interaction.client.texts, await services.feedback_rounds.leaders(guild_id, of.group_id))
        screened = "yes" if await services.feedback.screened(guild_id, of.group_id, me) else "no"
        person = next((f"<@{one.user_id}>" for one in of.places if one.id == place), "")
        written = earlier or _before(before)
        modal = Modal(title=say(interaction, "feedback-form-title"))
        facts = {"readers": names, "person": person, "screened": screened}
        modal.add_item(TextDisplay(say(interaction, "feedback-form-readers", **facts)))
        for part in PARTS:
            how: dict[str, Any] = {"max_length": LONGEST, "required": part != "wish"}
            modal.add_item(paragraph(interaction, f"feedback-form-{part}", part, written, **how))
        box = Checkbox[Modal](custom_id="shareable", default=bool(written.get("shareable")))
        modal.add_item(labelled(interaction, "feedback-form-shareable", box))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Bring it before those who lead."""
        saw, felt, wish = (str(answers.get(part) or "") for part in PARTS)
        services = interaction.client.services
        level, country = await services.feedback.write(
            guild_id,
            numbers["feedback_round"],
            numbers["place"],
            interaction.user.id,
            Said(saw, felt, wish),
            shareable=bool(answers.get("shareable")),
        )
        await _done(interaction, "feedback-written", level, country)


class AnswerForm(Form):
    """An answer to whoever wrote the feedback."""

    name = "feedback-answer"
    fields = ("feedback",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        services, guild_id, me = interaction.client.services, guild_of(interaction), interaction.user.id
        found = await services.feedback.look(guild_id, numbers["feedback"], me)
        screened = "yes" if await services.feedback.screened(guild_id, found.group_id, me) else "no"
        modal = Modal(title=say(interaction, "feedback-answer-title"))
        facts = {"person": f"<@{found.giver_id}>", "screened": screened}
        modal.add_item(TextDisplay(say(interaction, "feedback-answer-readers", **facts)))
        before = earlier or {"words": found.answer or ""}
        modal.add_item(paragraph(interaction, "feedback-answer-words", "words", before, max_length=LONGEST_ANSWER))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Send it."""
        words, feedback = str(answers.get("words") or ""), interaction.client.services.feedback
        level, country = await feedback.answer(guild_id, numbers["feedback"], interaction.user.id, words)
        key = "feedback-answer-held" if level >= Level.RED else "feedback-answer-sent"
        await _done(interaction, key, level, country)


class ReturnForm(Form):
    """The word with which a feedback goes back to its writer."""

    name = "feedback-return"
    fields = ("feedback",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        modal = Modal(title=say(interaction, "feedback-return-title"))
        modal.add_item(TextDisplay(say(interaction, "feedback-return-readers")))
        modal.add_item(paragraph(interaction, "feedback-return-words", "words", earlier, max_length=LONGEST_ANSWER))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Send it back."""
        feedback, by = interaction.client.services.feedback, interaction.user.id
        found = await feedback.send_back(guild_id, numbers["feedback"], by, str(answers.get("words") or ""))
        await reply(interaction, "feedback-return-done", person=f"<@{found.giver_id}>")


def _before(found: Feedback | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {"saw": found.said.saw, "felt": found.said.felt, "wish": found.said.wish, "shareable": found.shareable}


async def _done(interaction: Press, key: str, level: Level, country: str) -> None:
    number = interaction.client.services.helplines.emergency_number(country)
    called = "yes" if level > Level.GREEN else "no"
    await reply(interaction, key, called=called, number=number)


PRIMARY, DANGER, SUCCESS = discord.ButtonStyle.primary, discord.ButtonStyle.danger, discord.ButtonStyle.success
