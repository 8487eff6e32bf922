"""The form of a share: who reads it is said before the first word."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.domain.shares import LONGEST, LONGEST_NOTE, Hope
from cogs.shared.access import Press
from cogs.shared.fields import choice, labelled, paragraph, text_line
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say


class ShareForm(Form):
    """Words, what is hoped for, and a content note if one likes."""

    name = "share"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written before."""
        shares = interaction.client.services.shares
        screened = await shares.screened(interaction.guild_id or 0, numbers["group"], interaction.user.id)
        modal = Modal(title=say(interaction, "share-form-title"))
        modal.add_item(TextDisplay(say(interaction, "share-form-readers", screened="yes" if screened else "no")))
        modal.add_item(paragraph(interaction, "share-form-words", "words", earlier, max_length=LONGEST))
        hopes = choice(interaction, "hope", {one.value: f"share-hope-{one.value}" for one in Hope}, _chosen(earlier))
        modal.add_item(labelled(interaction, "share-form-hope", hopes))
        note = {"required": False, "max_length": LONGEST_NOTE}
        modal.add_item(text_line(interaction, "share-form-note", "note", earlier, **note))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Share it, and say what became of it."""
        words, hope, note = (str(answers.get(name) or "") for name in ("words", "hope", "note"))
        services = interaction.client.services
        found = await services.shares.share(guild_id, numbers["group"], interaction.user.id, words, hope, note)
        number = services.helplines.emergency_number(found.country)
        key = "share-done" if found.public else "share-held"
        await reply(interaction, key, called="yes" if found.called else "no", number=number)


def _chosen(earlier: Answers) -> str | None:
    return str(earlier["hope"]) if earlier.get("hope") else None
