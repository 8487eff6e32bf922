"""Releasing a tool for one member, with the steps that were agreed between them."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.services.sheets import STEPS
from cogs.shared.access import Press
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say
from cogs.shared.tools import tool_of


class ReleaseForm(Form):
    """The steps; the member reads them, and nobody else but those who lead."""

    name = "tool-release"
    fields = ("group", "member", "tool")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """One field; who reads it is said first."""
        modal = Modal(title=say(interaction, "tool-release-title"))
        person = f"<@{numbers['member']}>"
        tool = tool_of(interaction, numbers["tool"]).title
        modal.add_item(TextDisplay(say(interaction, "tool-release-readers", person=person, tool=tool)))
        modal.add_item(paragraph(interaction, "tool-release-steps", "steps", earlier, max_length=STEPS))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Open the tool, and tell the member."""
        tool, steps = tool_of(interaction, numbers["tool"]), str(answers.get("steps") or "")
        sheets, by = interaction.client.services.sheets, interaction.user.id
        await sheets.release(guild_id, numbers["group"], numbers["member"], tool.key, steps, by)
        await reply(interaction, "tool-release-done", person=f"<@{numbers['member']}>", tool=tool.title)
