"""Practice for the days until the next session, as whoever leads writes it."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.services.floors import LONGEST
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say


class PracticeForm(Form):
    """One field; the whole group reads it."""

    name = "session-practice"
    fields = ("session",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """Filled with what was handed out before."""
        floors = interaction.client.services.floors
        before = earlier or {"words": await floors.practice(interaction.guild_id or 0, numbers["session"])}
        modal = Modal(title=say(interaction, "practice-title"))
        modal.add_item(TextDisplay(say(interaction, "practice-readers")))
        modal.add_item(paragraph(interaction, "practice-words", "words", before, max_length=LONGEST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Post it, or change what is posted."""
        words = str(answers.get("words") or "")
        floors, by = interaction.client.services.floors, interaction.user.id
        again = await floors.practise(guild_id, numbers["session"], by, words)
        await reply(interaction, "practice-done", again=stamp(again) if again else "none")
