"""A feedback as its writer and the person it is for read it, and what they can do with it."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow

from bot.domain.feedback import Feedback, FeedbackState
from cogs.feedback.writing import DANGER, PRIMARY, Answer, Change
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import card, reply, say, show


class Open(PressControl, name="feedback-open", fields=("feedback",)):
    """Opens a feedback for one of the two."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        await show_feedback(interaction, self.guild_id, self.numbers["feedback"])


class Mine(PickControl, name="feedback-mine"):
    """Opens one that somebody wrote, or was given."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        await show_feedback(interaction, self.guild_id, int(self.values[0]))


class Thanks(PressControl, name="feedback-thanks", fields=("feedback",)):
    """Says thanks."""

    async def act(self, interaction: Press) -> None:
        """Once is enough."""
        await interaction.client.services.feedback.thank(self.guild_id, self.numbers["feedback"], interaction.user.id)
        await reply(interaction, "feedback-thanks-done")


class Share(PressControl, name="feedback-share", fields=("feedback",)):
    """Shows it to the group."""

    async def act(self, interaction: Press) -> None:
        """With both names."""
        number, me = self.numbers["feedback"], interaction.user.id
        await interaction.client.services.feedback.share(self.guild_id, number, me, shown=True)
        back = Unshare(self.guild_id, number, label=say(interaction, "feedback-unshare"))
        await reply(interaction, "feedback-share-done", ActionRow[Any](back))


class Unshare(PressControl, name="feedback-unshare", fields=("feedback",)):
    """Takes it down."""

    async def act(self, interaction: Press) -> None:
        """The card in the group goes."""
        number, me = self.numbers["feedback"], interaction.user.id
        await interaction.client.services.feedback.share(self.guild_id, number, me, shown=False)
        await reply(interaction, "feedback-unshare-done")


class Remove(PressControl, name="feedback-remove", fields=("feedback",)):
    """Asks whether to delete it."""

    async def act(self, interaction: Press) -> None:
        """It cannot be brought back."""
        label = say(interaction, "feedback-remove-sure")
        sure = RemoveSure(self.guild_id, self.numbers["feedback"], label=label, style=DANGER)
        await reply(interaction, "feedback-remove-ask", ActionRow[Any](sure))


class RemoveSure(PressControl, name="feedback-remove-sure", fields=("feedback",)):
    """Deletes it."""

    async def act(self, interaction: Press) -> None:
        """For both."""
        feedback = interaction.client.services.feedback
        await feedback.take_back(self.guild_id, self.numbers["feedback"], interaction.user.id)
        await reply(interaction, "feedback-removed")


async def show_feedback(interaction: Press, guild_id: int, feedback_id: int) -> None:
    """Show it to one of the two. Raises NotFound for anybody else."""
    found = await interaction.client.services.feedback.look(guild_id, feedback_id, interaction.user.id)
    given = found.receiver_id == interaction.user.id
    key = "feedback-given" if given else f"feedback-own-{found.state.value}"
    person = f"<@{found.giver_id if given else found.receiver_id}>"
    head = say(interaction, key, person=person, note=quoted(found.note or ""))
    text = [head, *parts(interaction, found)]
    if found.answer:
        text.append(say(interaction, "feedback-answer-line", words=quoted(found.answer)))
    if found.thanked and not given:
        text.append(say(interaction, "feedback-thanked-line"))
    controls = _for_receiver(interaction, guild_id, found) if given else _for_giver(interaction, guild_id, found)
    await show(interaction, card("\n".join(text), *([ActionRow[Any](*controls)] if controls else [])))


def parts(interaction: Press, found: Feedback) -> list[str]:
    """The three parts, each under its name."""
    said = {"saw": found.said.saw, "felt": found.said.felt, "wish": found.said.wish}
    return [say(interaction, f"feedback-part-{part}", words=quoted(words)) for part, words in said.items() if words]


def quoted(words: str) -> str:
    """As a quotation."""
    return "\n".join(f"> {line}" for line in words.splitlines())


def _for_receiver(interaction: Press, guild_id: int, found: Feedback) -> list[Any]:
    numbers = (guild_id, found.id)
    controls: list[Any] = []
    if not found.thanked:
        controls.append(Thanks(*numbers, label=say(interaction, "feedback-thanks"), style=PRIMARY))
    controls.append(Answer(*numbers, label=say(interaction, "feedback-answer")))
    if found.shared:
        controls.append(Unshare(*numbers, label=say(interaction, "feedback-unshare")))
    elif found.shareable:
        controls.append(Share(*numbers, label=say(interaction, "feedback-share")))
    return [*controls, Remove(*numbers, label=say(interaction, "feedback-remove"))]


def _for_giver(interaction: Press, guild_id: int, found: Feedback) -> list[Any]:
    if found.state is FeedbackState.RELEASED:
        return []
    numbers = (guild_id, found.id)
    return [
        Change(*numbers, label=say(interaction, "feedback-change"), style=PRIMARY),
        Remove(*numbers, label=say(interaction, "feedback-take-back")),
    ]
