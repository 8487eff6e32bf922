"""The form of a thing in the library, and how it would look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import discord
from discord.ui import ActionRow, Modal

from bot.domain.library import LONGEST_TEXT
from cogs.library.reading import whole
from cogs.library.views import Change, PutIn
from cogs.shared.access import Press
from cogs.shared.fields import paragraph, text_line
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import card, say, show


class ResourceForm(Form):
    """Title, what it gives, link, words of its own and source."""

    name = "library"
    fields = ("resource",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, with what is there."""
        found = await interaction.client.services.library.get(interaction.guild_id or 0, numbers["resource"])
        names = ("title", "gives", "link", "text", "source")
        before = earlier or {name: getattr(found, name) for name in names}
        modal = Modal(title=say(interaction, "library-form-title"))
        modal.add_item(text_line(interaction, "library-form-name", "title", before, max_length=100))
        modal.add_item(paragraph(interaction, "library-form-gives", "gives", before, max_length=300))
        maybe: dict[str, Any] = {"required": False}
        modal.add_item(text_line(interaction, "library-form-link", "link", before, max_length=500, **maybe))
        modal.add_item(paragraph(interaction, "library-form-text", "text", before, max_length=LONGEST_TEXT, **maybe))
        modal.add_item(text_line(interaction, "library-form-source", "source", before, max_length=300))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and show how members would read it."""
        words = {name: str(value or "") for name, value in answers.items()}
        found = await interaction.client.services.library.write(guild_id, numbers["resource"], words)
        read = whole(partial(say, interaction), found)
        if found.shown:
            await show(interaction, card(say(interaction, "library-changed", what=read)))
            return
        ids = (guild_id, found.id)
        row = ActionRow[Any](
            PutIn(*ids, label=say(interaction, "library-put-in"), style=discord.ButtonStyle.success),
            Change(*ids, label=say(interaction, "library-change")),
        )
        await show(interaction, card(say(interaction, "library-preview", what=read), row))
