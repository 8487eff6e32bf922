"""The answer to a check-in: a number, words if one likes, private unless it is shared."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal, TextDisplay

from bot.domain.checkins import Answered
from bot.domain.triage import Level
from bot.errors import NotFound
from bot.services.responses import LONGEST
from cogs.shared.access import Press
from cogs.shared.fields import choice, labelled, paragraph, text_line
from cogs.shared.forms import Answers, Form
from cogs.shared.people import readers
from cogs.shared.replies import card, say, show


class AnswerForm(Form):
    """It says before the first word who reads the answer, and what is not kept."""

    name = "checkin-answer"
    fields = ("prompt",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written before."""
        modal = Modal(title=say(interaction, "checkin-form-title"))
        guild_id = _guild(interaction, numbers)
        modal.add_item(TextDisplay(await _who_reads(interaction, guild_id, numbers["prompt"])))
        modal.add_item(text_line(interaction, "checkin-form-score", "score", earlier, max_length=20))
        words = {"required": False, "max_length": LONGEST}
        modal.add_item(paragraph(interaction, "checkin-form-words", "words", earlier, **words))
        chosen = str(earlier.get("share") or "private")
        ways = {value: f"checkin-share-{value}" for value in ("private", "shared")}
        share = choice(interaction, "share", ways, chosen)
        modal.add_item(labelled(interaction, "checkin-form-share", share))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Take the answer, and say what becomes of it."""
        taken = await interaction.client.services.checkins.responses.answer(
            guild_id,
            numbers["prompt"],
            interaction.user.id,
            str(answers["score"]),
            str(answers.get("words") or ""),
            shared=answers.get("share") == "shared",
        )
        await show(interaction, card(_told(interaction, taken, wished=answers.get("share") == "shared")))


def _told(interaction: Press, taken: Answered, *, wished: bool) -> str:
    lines = [say(interaction, "checkin-kept" if taken.kept else "checkin-not-kept")]
    if taken.level > Level.GREEN:
        number = interaction.client.services.helplines.emergency_number(taken.country)
        key = "checkin-seen-soon" if taken.level >= Level.RED else "checkin-seen"
        lines.append(say(interaction, key, number=number))
    if wished:
        lines.append(say(interaction, "checkin-shared-yes" if taken.shared else "checkin-shared-no"))
    return "\n".join(lines)


async def _who_reads(interaction: Press, guild_id: int, prompt_id: int) -> str:
    checkins = interaction.client.services.checkins
    found = await checkins.card(guild_id, prompt_id)
    if found is None:
        raise NotFound("checkin-gone")
    kept, screened = await checkins.responses.consents(guild_id, prompt_id, interaction.user.id)
    if not kept:
        return say(interaction, "checkin-form-not-kept", screened="yes" if screened else "no")
    names = readers(interaction.client.texts, found.readers, str(interaction.locale))
    return say(interaction, "checkin-form-readers", readers=names, screened="yes" if screened else "no")


def _guild(interaction: Press, numbers: Mapping[str, int]) -> int:
    assert interaction.guild_id is not None, numbers
    return interaction.guild_id
