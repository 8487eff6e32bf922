"""Writing other words: the form, what a member would read, and only then *Save*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView, Modal, TextDisplay

from bot.domain.notice_words import MOST, Place, checked
from bot.errors import NotFound
from cogs.notices.places import FIELDS, numbers_of, place_of, title
from cogs.notices.words import example_view, slot_lines, words_now
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import guild_of, paragraph
from cogs.shared.forms import Answers, EditAgain, Form, draft_id, forms, halves
from cogs.shared.notices import shipped
from cogs.shared.replies import card, say, show

FORM = "notice-words"
HALVES = ("high", "low")
"""The numbers of a control that carries a draft."""


class WordsForm(Form):
    """The words of one place; ``basis`` is the version that was there when it was opened."""

    name = FORM
    fields = (*FIELDS, "basis")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """Filled with the words that hold, or what was written before."""
        place = place_of(interaction, numbers)
        words, _ = await words_now(interaction, guild_of(interaction), place)
        modal = Modal(title=title(interaction, place)[:45])
        modal.add_item(TextDisplay(say(interaction, "notice-form", lines=slot_lines(interaction, place.about))))
        known = earlier or {"words": words}
        modal.add_item(paragraph(interaction, "notice-form-words", "words", known, max_length=MOST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it aside, and show what a member would read."""
        place = place_of(interaction, numbers)
        words = checked(str(answers.get("words") or ""), place.about)
        await propose(interaction, guild_id, place, numbers["basis"], words)


class SaveWords(PressControl, name="notice-save", fields=HALVES):
    """Lets the words hold."""

    async def act(self, interaction: Press) -> None:
        """Save, and say from when on."""
        drafts = interaction.client.services.drafts
        kept = await drafts.take(self.guild_id, interaction.user.id, draft_id(self.numbers))
        if kept is None or kept[0] != FORM:
            raise NotFound("draft-gone")
        numbers = dict(zip(WordsForm.fields, map(int, kept[1]), strict=True))
        await save(interaction, self.guild_id, place_of(interaction, numbers), numbers["basis"], str(kept[2]["words"]))


class DiscardWords(PressControl, name="notice-discard"):
    """Leaves everything as it was."""

    async def act(self, interaction: Press) -> None:
        """Say so; what was written is forgotten within a day."""
        await interaction.response.edit_message(view=card(say(interaction, "notice-discarded")))


async def write(interaction: Press, guild_id: int, place: Place) -> None:
    """Open the form of a place."""
    _, newest = await words_now(interaction, guild_id, place)
    form = forms(interaction.client).forms[FORM]
    await form.open(interaction, guild_id, *numbers_of(place), newest.id if newest else 0)


async def propose(interaction: Press, guild_id: int, place: Place, basis: int, words: str) -> None:
    """Keep words aside for their writer, and show them as a member would read them, with the way to save."""
    args = [str(number) for number in (*numbers_of(place), basis)]
    drafts = interaction.client.services.drafts
    draft = await drafts.keep(guild_id, interaction.user.id, FORM, args, {"words": words})
    row = ActionRow[Any](
        SaveWords(guild_id, *halves(draft), label=say(interaction, "notice-save"), style=discord.ButtonStyle.success),
        EditAgain.of(guild_id, draft, say(interaction, "edit-again")),
        DiscardWords(guild_id, label=say(interaction, "notice-discard")),
    )
    await show(interaction, await example_view(interaction, guild_id, place, words, row, key="notice-preview"))


async def save(interaction: Press, guild_id: int, place: Place, basis: int, words: str) -> None:
    """Save in place of the preview; the words that ship are kept as a way back to them."""
    own = None if words == shipped(interaction.client, place) else words
    notices = interaction.client.services.notices
    version = await notices.save(guild_id, place, own, interaction.user.id, basis)
    key = "notice-saved" if version.words is not None else "notice-saved-shipped"
    text = say(interaction, key, name=title(interaction, place), version=version.id)
    await interaction.response.edit_message(view=saved(text))


def saved(text: str) -> LayoutView:
    """What is said instead of the preview."""
    return card(text)
