"""A thanks as the two it is between read it, and what they can do with it."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.thanks import Thanks
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show


class Open(PressControl, name="thanks-open", fields=("thanks",)):
    """Opens one for whoever got it."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        await show_thanks(interaction, self.guild_id, self.numbers["thanks"])


class Pick(PickControl, name="thanks-mine"):
    """Opens one of one's own."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        await show_thanks(interaction, self.guild_id, int(self.values[0]))


class Back(PressControl, name="thanks-back", fields=("group", "member")):
    """Thanks in return."""

    async def act(self, interaction: Press) -> None:
        """Opens the form."""
        form = forms(interaction.client).forms["thanks"]
        await form.open(interaction, self.guild_id, self.numbers["group"], self.numbers["member"])


class Show(PressControl, name="thanks-show", fields=("thanks",)):
    """Shows it to the group."""

    async def act(self, interaction: Press) -> None:
        """With both names."""
        number, me = self.numbers["thanks"], interaction.user.id
        await interaction.client.services.thanks.show(self.guild_id, number, me, shown=True)
        hide = Hide(self.guild_id, number, label=say(interaction, "thanks-hide"))
        await reply(interaction, "thanks-show-done", ActionRow[Any](hide))


class Hide(PressControl, name="thanks-hide", fields=("thanks",)):
    """Takes it down."""

    async def act(self, interaction: Press) -> None:
        """The card in the group goes."""
        number, me = self.numbers["thanks"], interaction.user.id
        await interaction.client.services.thanks.show(self.guild_id, number, me, shown=False)
        await reply(interaction, "thanks-hidden")


class Throw(PressControl, name="thanks-throw", fields=("thanks",)):
    """Asks whether to delete it."""

    async def act(self, interaction: Press) -> None:
        """It cannot be brought back."""
        label, style = say(interaction, "thanks-throw-sure"), discord.ButtonStyle.danger
        sure = ThrowSure(self.guild_id, self.numbers["thanks"], label=label, style=style)
        await reply(interaction, "thanks-throw-ask", ActionRow[Any](sure))


class ThrowSure(PressControl, name="thanks-throw-sure", fields=("thanks",)):
    """Deletes it."""

    async def act(self, interaction: Press) -> None:
        """For both."""
        thanks = interaction.client.services.thanks
        await thanks.remove(self.guild_id, self.numbers["thanks"], interaction.user.id)
        await reply(interaction, "thanks-thrown")


async def show_thanks(interaction: Press, guild_id: int, thanks_id: int) -> None:
    """The words, and what can be done. Raises NotFound for anybody but the two."""
    found = await interaction.client.services.thanks.look(guild_id, thanks_id, interaction.user.id)
    given = found.receiver_id == interaction.user.id
    person = f"<@{found.user_id if given else found.receiver_id}>"
    head = say(interaction, "thanks-for-you" if given else "thanks-by-you", person=person)
    row = ActionRow[Any](*_controls(interaction, guild_id, found, given=given))
    await show(interaction, card(f"{head}\n{quoted(found.words)}", row))


def quoted(words: str) -> str:
    """As a quotation."""
    return "\n".join(f"> {line}" for line in words.splitlines())


def _controls(interaction: Press, guild_id: int, found: Thanks, *, given: bool) -> list[Any]:
    controls: list[Any] = []
    if given:
        label, style = say(interaction, "thanks-back"), discord.ButtonStyle.primary
        controls.append(Back(guild_id, found.group_id, found.user_id, label=label, style=style))
    if given and found.shared:
        controls.append(Hide(guild_id, found.id, label=say(interaction, "thanks-hide")))
    elif given and found.shareable:
        controls.append(Show(guild_id, found.id, label=say(interaction, "thanks-show")))
    return [*controls, Throw(guild_id, found.id, label=say(interaction, "thanks-throw"))]
