"""The form with which a member offers to be a mentor: who reads it is said before the first word."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.domain.mentors import LONGEST
from bot.domain.triage import Level
from cogs.shared.access import Press
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.people import readers
from cogs.shared.replies import reply, say


class MentorForm(Form):
    """Why, and what they can give."""

    name = "mentor-offer"
    fields = ("group",)

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """Who offered already needs no form."""
        await interaction.client.services.mentors.readers(guild_id, numbers["group"], interaction.user.id)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written before."""
        mentors = interaction.client.services.mentors
        names, screened = await mentors.readers(interaction.guild_id or 0, numbers["group"], interaction.user.id)
        shown = readers(interaction.client.texts, names, str(interaction.locale))
        modal = Modal(title=say(interaction, "mentor-form-title"))
        who = say(interaction, "mentor-form-readers", readers=shown, screened="yes" if screened else "no")
        modal.add_item(TextDisplay(who))
        modal.add_item(paragraph(interaction, "mentor-form-why", "why", earlier, max_length=LONGEST))
        modal.add_item(paragraph(interaction, "mentor-form-gives", "gives", earlier, max_length=LONGEST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Bring it to those who lead."""
        why, gives = (str(answers.get(name) or "") for name in ("why", "gives"))
        services, user_id = interaction.client.services, interaction.user.id
        level, country = await services.mentors.offer(guild_id, numbers["group"], user_id, why, gives)
        number = services.helplines.emergency_number(country)
        await reply(interaction, "mentor-offered", called="yes" if level > Level.GREEN else "no", number=number)
