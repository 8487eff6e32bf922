"""What those who lead do: reading a feedback before anybody else, releasing or returning it, ending a round."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow

from cogs.feedback.reading import parts
from cogs.feedback.writing import DANGER, PRIMARY, SUCCESS
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show


class Read(PressControl, name="feedback-read", fields=("feedback",)):
    """Opens one that waits."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        await show_waiting(interaction, self.guild_id, self.numbers["feedback"])


class WaitingPick(PickControl, name="feedback-waiting", fields=("group",)):
    """Opens one of those that wait."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        waiting = await interaction.client.services.feedback.waiting(self.guild_id, self.numbers["group"])
        found = next((one for one in waiting if str(one.id) == self.values[0]), None)
        if found is None:
            await reply(interaction, "feedback-read-already")
            return
        await show_waiting(interaction, self.guild_id, found.id)


class Release(PressControl, name="feedback-release", fields=("feedback",)):
    """Lets the person it is for read it."""

    async def act(self, interaction: Press) -> None:
        """They are told in private."""
        found = await interaction.client.services.feedback.release(self.guild_id, self.numbers["feedback"])
        view = card(say(interaction, "feedback-release-done", receiver=f"<@{found.receiver_id}>"))
        view.stop()
        await interaction.response.edit_message(view=view)


class Return(PressControl, name="feedback-return", fields=("feedback",)):
    """Opens the form of the word with which it goes back."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["feedback-return"]
        await form.open(interaction, self.guild_id, self.numbers["feedback"])


class End(PressControl, name="feedback-end", fields=("feedback_round",)):
    """Asks whether to end a round."""

    async def act(self, interaction: Press) -> None:
        """Nothing is ended yet."""
        number, label = self.numbers["feedback_round"], say(interaction, "feedback-end-sure")
        sure = EndSure(self.guild_id, number, label=label, style=DANGER)
        await reply(interaction, "feedback-end-ask", ActionRow[Any](sure))


class EndSure(PressControl, name="feedback-end-sure", fields=("feedback_round",)):
    """Ends a round."""

    async def act(self, interaction: Press) -> None:
        """What waits can still be read."""
        rounds = interaction.client.services.feedback_rounds
        await rounds.close(self.guild_id, self.numbers["feedback_round"])
        await reply(interaction, "feedback-end-done")


async def show_waiting(interaction: Press, guild_id: int, feedback_id: int) -> None:
    """The words, as the person would read them, and both ways on."""
    found = await interaction.client.services.feedback.read(guild_id, feedback_id)
    people = {"giver": f"<@{found.giver_id}>", "receiver": f"<@{found.receiver_id}>"}
    text = [say(interaction, "feedback-to-read", **people), *parts(interaction, found)]
    row = ActionRow[Any](
        Release(guild_id, found.id, label=say(interaction, "feedback-release"), style=SUCCESS),
        Return(guild_id, found.id, label=say(interaction, "feedback-return"), style=PRIMARY),
    )
    await show(interaction, card("\n".join(text), row))
