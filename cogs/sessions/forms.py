"""The form of sessions: a word to those who lead."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.domain.triage import Level
from bot.services.rsvps import LONGEST
from cogs.sessions.lines import together
from cogs.shared.access import Press
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import card, say, show


class WordForm(Form):
    """A word from somebody who can't come to those who lead the group."""

    name = "session-word"
    fields = ("session", "home")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; it says first who reads it, and whether it is screened. It may be opened in a direct message."""
        rsvps, person = interaction.client.services.sessions.rsvps, interaction.user.id
        screened = await rsvps.screened(numbers["home"], numbers["session"], person)
        modal = Modal(title=say(interaction, "session-word-title"))
        modal.add_item(TextDisplay(say(interaction, "session-word-readers", screened="yes" if screened else "no")))
        modal.add_item(paragraph(interaction, "session-word-label", "words", earlier, max_length=LONGEST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, sealed, and say who sees it."""
        rsvps = interaction.client.services.sessions.rsvps
        told = await rsvps.word(guild_id, numbers["session"], interaction.user.id, str(answers["words"]))
        leader = together(interaction.client.texts, told.leaders, str(interaction.locale))
        lines = [say(interaction, "session-word-kept", leader=leader or "none", leaders=len(told.leaders))]
        if told.level > Level.GREEN:
            number = interaction.client.services.helplines.emergency_number(told.country)
            key = "session-word-seen-soon" if told.level >= Level.RED else "session-word-seen"
            lines.append(say(interaction, key, number=number))
        await show(interaction, card("\n".join(lines)))
