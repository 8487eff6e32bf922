"""The forms of sessions: a plan that could not be read, a new time, a word to the leader."""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord.ui import Label, Modal, TextInput

from bot.errors import BadInput
from bot.services.rsvps import LONGEST
from bot.services.session_plans import Wish
from cogs.sessions.confirm import show_move, show_plan
from cogs.sessions.rsvp import row
from cogs.shared.access import Press
from cogs.shared.forms import Answers, EditAgain, Form
from cogs.shared.replies import reply, say


class PlanForm(Form):
    """A plan again, with what was written in the command; the numbers are 0 where an option was left out."""

    name = "session-plan"
    fields = ("group", "weeks", "leader", "minutes", "count")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written."""
        modal = Modal(title=say(interaction, "session-plan-title"))
        for field, needed in (("when", True), ("until", False), ("title", False)):
            modal.add_item(_line(interaction, f"session-field-{field}", field, earlier, required=needed))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Show the plan, to be confirmed."""
        await show_plan(interaction, guild_id, wish_of(numbers, answers))


class MoveForm(Form):
    """A new time for one session."""

    name = "session-move"
    fields = ("session",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written."""
        modal = Modal(title=say(interaction, "session-move-title"))
        modal.add_item(_line(interaction, "session-field-when", "when", earlier, required=True))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Show what would change, to be confirmed."""
        await show_move(interaction, guild_id, numbers["session"], str(answers["when"]))


class WordForm(Form):
    """A word from somebody who can't come to those who lead the group."""

    name = "session-word"
    fields = ("session",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; it says first who reads it."""
        modal = Modal(title=say(interaction, "session-word-title"))
        words = TextInput[Modal](
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=LONGEST,
            default=str(earlier.get("words") or "") or None,
        )
        modal.add_item(
            Label(
                text=say(interaction, "session-word-label"),
                description=say(interaction, "session-word-label.hint"),
                component=words,
            )
        )
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, sealed."""
        rsvps = interaction.client.services.sessions.rsvps
        told = await rsvps.word(guild_id, numbers["session"], interaction.user.id, str(answers["words"]))
        await reply(interaction, "session-word-kept", leader=told.leader or "none")


def wish_of(numbers: Mapping[str, int], answers: Answers) -> Wish:
    """What a facilitator asked for: numbers from the command, the rest as written."""
    return Wish(
        numbers["group"],
        str(answers.get("when") or ""),
        numbers["weeks"],
        numbers["leader"],
        str(answers.get("title") or "") or None,
        numbers["minutes"] or None,
        str(answers.get("until") or "") or None,
        numbers["count"] or None,
    )


async def hand_back(interaction: Press, problem: BadInput, form: Form, numbers: list[int], written: Answers) -> None:
    """Tell what was wrong with a command, and offer the form with all that was written."""
    assert interaction.guild_id is not None
    drafts = interaction.client.services.drafts
    args = [str(number) for number in numbers]
    draft = await drafts.keep(interaction.guild_id, interaction.user.id, form.name, args, written)
    again = EditAgain.of(interaction.guild_id, draft, say(interaction, "edit-again"))
    await reply(interaction, problem.key, row(again), **problem.values)


def _line(interaction: Press, key: str, field: str, earlier: Answers, *, required: bool) -> Label[Modal]:
    line = TextInput[Modal](
        custom_id=field, max_length=80, required=required, default=str(earlier.get(field) or "") or None
    )
    return Label(text=say(interaction, key), description=say(interaction, f"{key}.hint"), component=line)
