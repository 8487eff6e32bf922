"""Proposing a change, and wording it for the group: who reads it is said before the first word."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.domain.amendments import LONGEST, LONGEST_WORDING
from bot.domain.triage import Level
from cogs.shared.access import Press
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.people import readers
from cogs.shared.replies import reply, say


class ProposeForm(Form):
    """What a member would like to add or change."""

    name = "amendment-propose"
    fields = ("group",)

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """The group must be in a phase in which it is asked."""
        await interaction.client.services.amendments.readers(guild_id, numbers["group"], interaction.user.id)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        amendments, guild_id = interaction.client.services.amendments, interaction.guild_id or 0
        names, screened = await amendments.readers(guild_id, numbers["group"], interaction.user.id)
        who = readers(interaction.client.texts, names, str(interaction.locale))
        modal = Modal(title=say(interaction, "amendment-propose-title"))
        about = say(interaction, "amendment-readers", readers=who, screened="yes" if screened else "no")
        modal.add_item(TextDisplay(about))
        modal.add_item(paragraph(interaction, "amendment-words", "words", earlier, max_length=LONGEST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and say what happens now."""
        services, words = interaction.client.services, str(answers.get("words") or "")
        level, country = await services.amendments.propose(guild_id, numbers["group"], interaction.user.id, words)
        number = services.helplines.emergency_number(country)
        seen = "soon" if level >= Level.RED else "yes" if level > Level.GREEN else "no"
        await reply(interaction, "amendment-done", seen=seen, number=number)


class PutForm(Form):
    """The sentence that the group is asked about."""

    name = "amendment-put"
    fields = ("amendment",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, with the member's words where they fit."""
        found = await interaction.client.services.amendments.get(interaction.guild_id or 0, numbers["amendment"])
        words = (found.words if found else "") or ""
        modal = Modal(title=say(interaction, "amendment-put-title"))
        modal.add_item(TextDisplay(say(interaction, "amendment-put-about")))
        before = earlier or {"wording": words if len(words) <= LONGEST_WORDING else ""}
        modal.add_item(paragraph(interaction, "amendment-wording", "wording", before, max_length=LONGEST_WORDING))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Ask the group."""
        wording = str(answers.get("wording") or "")
        amendments = interaction.client.services.amendments
        await amendments.put(guild_id, numbers["amendment"], interaction.user.id, wording)
        await reply(interaction, "amendment-put-done")
