"""Setting a topic, and proposing one."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.domain.topics import LONGEST, LONGEST_TITLE
from cogs.shared.access import Press
from cogs.shared.fields import guild_of, paragraph, text_line
from cogs.shared.forms import Answers, Form
from cogs.shared.people import readers
from cogs.shared.replies import reply, say


class AddForm(Form):
    """For those who lead."""

    name = "topic-add"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        modal = Modal(title=say(interaction, "topic-add-title"))
        modal.add_item(TextDisplay(say(interaction, "topic-add-readers")))
        return _filled(interaction, modal, earlier)

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """It waits for its week."""
        title, about = (str(answers.get(name) or "") for name in ("title", "about"))
        topics, by = interaction.client.services.topics, interaction.user.id
        await topics.add(guild_id, numbers["group"], by, title, about)
        await reply(interaction, "topic-added")


class ProposeForm(Form):
    """For members: who reads it is said first."""

    name = "topic-propose"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        topics, me = interaction.client.services.topics, interaction.user.id
        names, screened = await topics.readers(guild_of(interaction), numbers["group"], me)
        who = readers(interaction.client.texts, names, str(interaction.locale))
        modal = Modal(title=say(interaction, "topic-propose-title"))
        facts = {"readers": who, "screened": "yes" if screened else "no"}
        modal.add_item(TextDisplay(say(interaction, "topic-propose-readers", **facts)))
        return _filled(interaction, modal, earlier)

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Bring it before those who lead."""
        services, by = interaction.client.services, interaction.user.id
        title, about = (str(answers.get(name) or "") for name in ("title", "about"))
        held, called, country = await services.topics.propose(guild_id, numbers["group"], by, title, about)
        number = services.helplines.emergency_number(country)
        key = "topic-held" if held else "topic-proposed-done"
        await reply(interaction, key, called="yes" if called else "no", number=number)


def _filled(interaction: Press, modal: Modal, earlier: Answers) -> Modal:
    modal.add_item(text_line(interaction, "topic-field-title", "title", earlier, max_length=LONGEST_TITLE))
    modal.add_item(paragraph(interaction, "topic-field-about", "about", earlier, max_length=LONGEST))
    return modal
