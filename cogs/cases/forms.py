"""Forms of the case desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import Label, Modal, RadioGroup, Select

from bot.domain.cases import CaseState, Outcome
from bot.domain.desk import CaseCard
from bot.domain.triage import CAME, Kind
from bot.errors import BadInput, NotFound, Refusal
from bot.services.handling import FOLLOW_UP_HOURS, Closing
from bot.services.measures import LONGEST_REASON
from cogs.cases.handing import professionals
from cogs.shared.access import Press
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say


class NoteForm(Form):
    """A note on a case."""

    name = "case-note"
    fields = ("case",)

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """There must be such a case."""
        await known(interaction, guild_id, numbers["case"])

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """One field; who reads it is said first."""
        modal = Modal(title=say(interaction, "case-note-title", case=numbers["case"]))
        modal.add_item(paragraph(interaction, "case-note-label", "words", earlier, max_length=2000))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Seal it."""
        words = str(answers.get("words") or "")
        await interaction.client.services.cases.note(guild_id, numbers["case"], interaction.user.id, words)
        await reply(interaction, "case-noted", case=numbers["case"])


class KindsForm(Form):
    """What a case is about."""

    name = "case-kinds"
    fields = ("case",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """All kinds to choose from, those it has chosen."""
        number = numbers["case"]
        found = await known(interaction, int(interaction.guild_id or _guild_of(interaction)), number)
        about = [kind for kind in Kind if kind not in CAME]
        options = [
            discord.SelectOption(
                label=say(interaction, f"case-kind-{_dashed(kind)}"), value=kind.value, default=kind in found.case.kinds
            )
            for kind in about
        ]
        modal = Modal(title=say(interaction, "case-kinds-title", case=number))
        chosen = Select[Modal](custom_id="kinds", options=options, min_values=1, max_values=len(options))
        label, hint = say(interaction, "case-kinds-label"), say(interaction, "case-kinds-label.hint")
        modal.add_item(Label(text=label, description=hint, component=chosen))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Write it down."""
        kinds = {Kind(value) for value in answers.get("kinds") or ()}
        cases, number = interaction.client.services.cases, numbers["case"]
        now = await cases.correct_kinds(guild_id, number, interaction.user.id, kinds)
        named = sorted(say(interaction, f"case-kind-{_dashed(kind)}") for kind in now)
        await reply(interaction, "case-kinds-set", case=number, kinds=", ".join(named))


class CloseForm(Form):
    """Closing asks for an outcome, and for a named human who follows up."""

    name = "case-close"
    fields = ("case",)

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """It must be open."""
        if (await known(interaction, guild_id, numbers["case"])).case.rule.state is CaseState.CLOSED:
            raise Refusal("case-is-closed")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """Outcome, when to follow up, and who does."""
        modal = Modal(title=say(interaction, "case-close-title", case=numbers["case"]))
        outcome = Select[Modal](
            custom_id="outcome",
            options=[
                discord.SelectOption(label=say(interaction, f"case-outcome-{_dashed(one)}"), value=one.value)
                for one in Outcome
            ],
        )
        hours = RadioGroup[Modal](custom_id="hours")
        for count in FOLLOW_UP_HOURS:
            label = say(interaction, "case-close-in", hours=count)
            hours.add_option(label=label, value=str(count), default=count == FOLLOW_UP_HOURS[0])
        guild = int(interaction.guild_id or _guild_of(interaction))
        people = await professionals(interaction, guild)
        for option in people:
            option.default = option.value == str(interaction.user.id)
        assignee = Select[Modal](custom_id="assignee", options=people)
        for key, component in (("outcome", outcome), ("hours", hours), ("assignee", assignee)):
            modal.add_item(Label(text=say(interaction, f"case-close-{key}"), component=component))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Close it."""
        outcome, assignee = answers.get("outcome") or [], answers.get("assignee") or []
        if not outcome or not assignee:
            raise BadInput("case-close-incomplete")
        how = Closing(Outcome(outcome[0]), int(assignee[0]), int(answers.get("hours") or FOLLOW_UP_HOURS[0]))
        case = numbers["case"]
        owed = await interaction.client.services.cases.close(guild_id, case, interaction.user.id, how)
        if owed is None:
            await reply(interaction, "case-closed", case=case)
            return
        await reply(interaction, "case-closed-follow-up", case=case, person=f"<@{how.assignee}>", hours=how.hours)


class RemoveForm(Form):
    """Why a message is removed."""

    name = "case-remove"
    fields = ("case", "message")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """One field; that the writer reads it is said first."""
        modal = Modal(title=say(interaction, "remove-title"))
        modal.add_item(paragraph(interaction, "remove-reason", "reason", earlier, max_length=LONGEST_REASON))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Remove it."""
        reason = str(answers.get("reason") or "")
        await interaction.client.services.measures.remove(
            guild_id, numbers["case"], interaction.user.id, numbers["message"], reason
        )
        await reply(interaction, "remove-done")


async def known(interaction: Press, guild_id: int, case_id: int) -> CaseCard:
    """What is on the card of a case. Raises NotFound."""
    found = await interaction.client.services.cases.card(guild_id, case_id)
    if found is None:
        raise NotFound("case-unknown", case=case_id)
    return found


def _dashed(word: Outcome | Kind) -> str:
    return word.value.replace("_", "-")


def _guild_of(interaction: Press) -> int:
    """The guild a control in a direct message is about, from its ``custom_id``."""
    data: Any = interaction.data or {}
    return int(str(data["custom_id"]).split(":")[1])
