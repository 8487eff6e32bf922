"""``/my-care``: the care a member has, in their own words, and who may see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Modal, TextDisplay

from bot.domain.records import GroupRecord
from bot.services.cares import LONGEST, CareAudience
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import choice, labelled, paragraph
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.people import readers
from cogs.shared.replies import card, reply, say, show


class CareWrite(PressControl, name="care-write", fields=("group",)):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """Open it, with what is there already."""
        await forms(interaction.client).forms["care"].open(interaction, self.guild_id, self.numbers["group"])


class CareRemove(PressControl, name="care-remove", fields=("group",)):
    """Asks whether to take it away."""

    async def act(self, interaction: Press) -> None:
        """It cannot be brought back, so it is asked about."""
        label, style = say(interaction, "care-remove-sure"), discord.ButtonStyle.danger
        sure = CareRemoveSure(self.guild_id, self.numbers["group"], label=label, style=style)
        await reply(interaction, "care-remove-ask", ActionRow[Any](sure))


class CareRemoveSure(PressControl, name="care-remove-sure", fields=("group",)):
    """Takes it away."""

    async def act(self, interaction: Press) -> None:
        """Nobody sees it any more."""
        await interaction.client.services.cares.remove(self.guild_id, self.numbers["group"], interaction.user.id)
        await reply(interaction, "care-removed")


class CareForm(Form):
    """The words, and who may see them; nobody unless the member says so."""

    name = "care"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; it says first who could read it."""
        cares, guild_id, me = interaction.client.services.cares, interaction.guild_id or 0, interaction.user.id
        names, screened = await cares.readers(guild_id, numbers["group"], me)
        known = await cares.mine(guild_id, numbers["group"], me)
        before = earlier or ({"words": known.words, "audience": known.audience.value} if known else {})
        who = readers(interaction.client.texts, names, str(interaction.locale))
        modal = Modal(title=say(interaction, "care-title"))
        modal.add_item(TextDisplay(say(interaction, "care-readers", readers=who, screened="yes" if screened else "no")))
        modal.add_item(paragraph(interaction, "care-words", "words", before, max_length=LONGEST))
        ways = {one.value: f"care-audience-{one.value}" for one in CareAudience}
        chosen = str(before.get("audience") or CareAudience.NOBODY.value)
        modal.add_item(labelled(interaction, "care-audience", choice(interaction, "audience", ways, chosen)))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and say who sees it."""
        services = interaction.client.services
        words, audience = (str(answers.get(name) or "") for name in ("words", "audience"))
        me = interaction.user.id
        called, country = await services.cares.save(guild_id, numbers["group"], me, words, audience)
        if called:
            number = services.helplines.emergency_number(country)
            await reply(interaction, "sheet-called", number=number)
        await reply(interaction, "care-saved", audience=audience)


async def show_care(interaction: Press, guild_id: int, group: GroupRecord) -> None:
    """What is there, who sees it, and the ways to change it."""
    found = await interaction.client.services.cares.mine(guild_id, group.id, interaction.user.id)
    numbers, style = (guild_id, group.id), discord.ButtonStyle.primary
    if found is None:
        write = CareWrite(*numbers, label=say(interaction, "care-write"), style=style)
        await reply(interaction, "care-none", ActionRow[Any](write), group=group.name)
        return
    words = "\n".join(f"> {line}" for line in found.words.splitlines())
    row = ActionRow[Any](
        CareWrite(*numbers, label=say(interaction, "care-change"), style=style),
        CareRemove(*numbers, label=say(interaction, "care-remove")),
    )
    text = say(interaction, "care-now", group=group.name, words=words, audience=found.audience.value)
    await show(interaction, card(text, row))
