"""Writing a story, and answering one: who reads it is said before the first word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord.ui import Modal, TextDisplay

from bot.domain.stories import LONGEST, LONGEST_ANSWER, LONGEST_NOTE, LONGEST_TITLE, StoryPlace, StoryState
from cogs.shared.access import Press
from cogs.shared.fields import choice, labelled, paragraph, text_line
from cogs.shared.forms import Answers, Form
from cogs.shared.people import readers
from cogs.shared.replies import reply, say
from cogs.stories.views import show_own


class StoryForm(Form):
    """Title, words and where it may be shown; ``own`` is 0 for a new one."""

    name = "story"
    fields = ("group", "own")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, with what was written before."""
        stories, guild_id, me = interaction.client.services.stories, interaction.guild_id or 0, interaction.user.id
        names, screened = await stories.readers(guild_id, numbers["group"], me)
        before: dict[str, Any] = dict(earlier)
        if numbers["own"] and not earlier:
            found = await stories.own(guild_id, numbers["own"], me)
            before = {"title": found.title, "words": found.words, "place": found.place.value}
        who = readers(interaction.client.texts, names, str(interaction.locale))
        modal = Modal(title=say(interaction, "story-form-title"))
        text = say(interaction, "story-form-readers", readers=who, screened="yes" if screened else "no")
        modal.add_item(TextDisplay(text))
        modal.add_item(text_line(interaction, "story-form-name", "title", before, max_length=LONGEST_TITLE))
        modal.add_item(paragraph(interaction, "story-form-words", "words", before, max_length=LONGEST))
        places = {one.value: f"story-place-{one.value}" for one in StoryPlace}
        modal.add_item(
            labelled(interaction, "story-form-place", choice(interaction, "place", places, before.get("place")))
        )
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it as a draft, and show it to its writer."""
        services, me = interaction.client.services, interaction.user.id
        title, words, place = (str(answers.get(name) or "") for name in ("title", "words", "place"))
        ids = (guild_id, numbers["group"], numbers["own"], me)
        found, called, country = await services.stories.write(*ids, (title, words), place)
        number = services.helplines.emergency_number(country)
        await show_own(interaction, guild_id, found, called="yes" if called else "no", number=number)


class ApproveForm(Form):
    """The content note of a story that is shown."""

    name = "story-approve"
    fields = ("story",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        modal = Modal(title=say(interaction, "story-approve"))
        note = {"required": False, "max_length": LONGEST_NOTE}
        modal.add_item(text_line(interaction, "story-form-note", "note", earlier, **note))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Show it."""
        note, stories = str(answers.get("note") or ""), interaction.client.services.stories
        await stories.approve(guild_id, numbers["story"], interaction.user.id, note)
        await reply(interaction, "story-approved")


class AnswerForm(Form):
    """What should change, or why a story is not shown (``decline`` 1)."""

    name = "story-answer"
    fields = ("story", "decline")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        modal = Modal(title=say(interaction, "story-decline" if numbers["decline"] else "story-ask-change"))
        modal.add_item(paragraph(interaction, "story-form-answer", "words", earlier, max_length=LONGEST_ANSWER))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Its writer reads it."""
        state = StoryState.DECLINED if numbers["decline"] else StoryState.ASKED
        words, stories = str(answers.get("words") or ""), interaction.client.services.stories
        await stories.answer(guild_id, numbers["story"], interaction.user.id, state, words)
        await reply(interaction, "story-answered")
