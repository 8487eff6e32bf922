"""What is pressed about a proposal: by those who lead, and by the members who are asked."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.amendments import Amendment, AmendmentState
from bot.errors import NotFound
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say


class ReadProposal(PressControl, name="amendment-read", fields=("amendment",)):
    """Shows somebody who leads what was proposed."""

    async def act(self, interaction: Press) -> None:
        """To this person only, with what can be done."""
        found = await needed(interaction, self.guild_id, self.numbers["amendment"])
        if found.words is None:
            raise NotFound("amendment-gone")
        rows = []
        if found.state is AmendmentState.OPEN:
            label, style = say(interaction, "amendment-put-button"), discord.ButtonStyle.primary
            put = PutOpen(self.guild_id, found.id, label=label, style=style)
            rows.append(ActionRow[Any](put, Aside(self.guild_id, found.id, label=say(interaction, "amendment-aside"))))
        await reply(interaction, "amendment-shown", *rows, person=f"<@{found.user_id}>", words=quoted(found.words))


class PutOpen(PressControl, name="amendment-put", fields=("amendment",)):
    """Opens the form that words it for the group."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["amendment-put"]
        await form.open(interaction, self.guild_id, self.numbers["amendment"])


class AgreeTo(PressControl, name="amendment-agree", fields=("amendment",)):
    """A member agrees."""

    async def act(self, interaction: Press) -> None:
        """Only the count is shown."""
        await _said(interaction, self.guild_id, self.numbers["amendment"], agrees=True)


class ObjectTo(PressControl, name="amendment-object", fields=("amendment",)):
    """A member does not agree."""

    async def act(self, interaction: Press) -> None:
        """Only the count is shown."""
        await _said(interaction, self.guild_id, self.numbers["amendment"], agrees=False)


class Adopt(PressControl, name="amendment-adopt", fields=("amendment",)):
    """Says what adopting means, with the button that does it."""

    async def act(self, interaction: Press) -> None:
        """Nothing is adopted yet."""
        found = await needed(interaction, self.guild_id, self.numbers["amendment"])
        label, style = say(interaction, "amendment-adopt-sure"), discord.ButtonStyle.success
        sure = AdoptSure(self.guild_id, found.id, label=label, style=style)
        await reply(interaction, "amendment-adopt-ask", ActionRow[Any](sure), wording=quoted(found.wording or ""))


class AdoptSure(PressControl, name="amendment-adopt-sure", fields=("amendment",)):
    """Makes it part of the agreement."""

    async def act(self, interaction: Press) -> None:
        """Every member is asked again."""
        amendments, heading = interaction.client.services.amendments, interaction.client.texts.say("amendment-heading")
        version = await amendments.adopt(self.guild_id, self.numbers["amendment"], interaction.user.id, heading)
        await reply(interaction, "agreement-saved", version=version)


class Aside(PressControl, name="amendment-aside", fields=("amendment",)):
    """Puts it aside; whoever proposed it is told."""

    async def act(self, interaction: Press) -> None:
        """The agreement stays as it is."""
        await interaction.client.services.amendments.put_aside(self.guild_id, self.numbers["amendment"])
        await reply(interaction, "amendment-aside-done")


async def needed(interaction: Press, guild_id: int, number: int) -> Amendment:
    """The proposal; raises NotFound when it is gone."""
    found = await interaction.client.services.amendments.get(guild_id, number)
    if found is None:
        raise NotFound("amendment-gone")
    return found


async def _said(interaction: Press, guild_id: int, number: int, *, agrees: bool) -> None:
    await interaction.client.services.amendments.say(guild_id, number, interaction.user.id, agrees=agrees)
    await reply(interaction, "amendment-said", agrees="yes" if agrees else "no")


def quoted(words: str) -> str:
    """As a quotation."""
    return "\n".join(f"> {line}" for line in words.splitlines())
