"""A summary for those who were absent: written, looked at with the names of its readers, and only then shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, Modal, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.errors import CirclekeeperError
from bot.services.summaries import LONGEST, Summary
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import card, say, show
from cogs.shared.summaries import SummaryRead


class SummaryOpen(PressControl, name="summary-write", fields=("session",)):
    """Opens the form with what was written before."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await open_form(interaction, self.guild_id, self.numbers["session"])


class SummaryShare(PressControl, name="summary-share", fields=("session",)):
    """Lets the absent read it."""

    async def act(self, interaction: Press) -> None:
        """Share it, once."""
        found = await interaction.client.services.summaries.share(self.guild_id, self.numbers["session"])
        text = say(interaction, "summary-shared", count=len(found.readers), messages=len(found.written_to))
        await interaction.response.edit_message(view=card(text))


class SummaryForm(Form):
    """What happened in a session, in a few words."""

    name = "summary-write"
    fields = ("session",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; it says first who reads it."""
        modal = Modal(title=say(interaction, "summary-title"))
        modal.add_item(TextDisplay(say(interaction, "summary-readers")))
        modal.add_item(paragraph(interaction, "summary-words", "words", earlier, max_length=LONGEST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and show who would read it."""
        session = numbers["session"]
        summaries = interaction.client.services.summaries
        found = await summaries.write(guild_id, session, interaction.user.id, str(answers["words"]))
        share = SummaryShare(
            guild_id, session, label=say(interaction, "summary-share"), style=discord.ButtonStyle.success
        )
        again = SummaryOpen(guild_id, session, label=say(interaction, "summary-edit"))
        row = ActionRow[Any](again) if found.shared else ActionRow[Any](share, again)
        await show(interaction, card(_preview(interaction, found), row))


async def open_form(interaction: Press, guild_id: int, session_id: int) -> None:
    """Open the form with what was written before. Raises Refusal for a session that is not over."""
    found = await interaction.client.services.summaries.get(guild_id, session_id)
    earlier = {"words": found.words or ""}
    await forms(interaction.client).forms["summary-write"].open(interaction, guild_id, session_id, earlier=earlier)


def summary_card(bot: SupportBot) -> Renderer:
    """The direct message to somebody who was absent and asked for messages: that there is one, with the button."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        session = entry.payload["session"]
        try:
            found = await bot.services.summaries.read(entry.guild_id, session, entry.user_id or 0)
        except CirclekeeperError:
            return None
        text = bot.texts.say("summary-message", title=found.title, when=stamp(found.session.starts, "D"))
        read = SummaryRead(entry.guild_id, session, label=bot.texts.say("summary-read"))
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(text), ActionRow[Any](read)))
        return view

    return render


def _preview(interaction: Press, found: Summary) -> str:
    return say(
        interaction,
        "summary-preview",
        title=found.title,
        when=stamp(found.session.starts, "D"),
        words=found.words or "",
        count=len(found.readers),
        people=", ".join(f"<@{one}>" for one in found.readers),
        messages=len(found.written_to),
        shared="yes" if found.shared else "no",
    )
