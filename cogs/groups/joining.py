"""The way into a group: age and country, the agreement, the consents. Everything here is seen by one person only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from discord.ui import ActionRow, Checkbox, Container, LayoutView, Modal, TextDisplay

from bot.content.countries import find_country
from bot.domain.groups import Consent, EnrolmentState
from bot.errors import BadInput
from bot.services.enrolments import Standing
from cogs.groups.country import CountryChange, country_facts, country_field
from cogs.groups.making import builder
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import choice, guild_of, labelled, text_line
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.helplines import helplines
from cogs.shared.replies import reply, say, show, think


class Join(PressControl, name="group-join", fields=("group",)):
    """Begins to join, or goes on where somebody stopped."""

    async def act(self, interaction: Press) -> None:
        """Open what comes next for this person."""
        group_id = self.numbers["group"]
        standing = await interaction.client.services.enrolments.apply(self.guild_id, group_id, interaction.user.id)
        if standing.state is EnrolmentState.APPLIED:
            await forms(interaction.client).forms["join-about"].open(interaction, self.guild_id, group_id)
        else:
            await next_step(interaction, self.guild_id, group_id, standing)


class AgreementOpen(PressControl, name="agreement-open", fields=("group",)):
    """Shows the agreement as it is now."""

    async def act(self, interaction: Press) -> None:
        """Show it to this person."""
        await show(interaction, await agreement_view(interaction, self.guild_id, self.numbers["group"]))


class AgreementRead(PressControl, name="agreement-read", fields=("group",)):
    """Shows the long version."""

    async def act(self, interaction: Press) -> None:
        """Show it below the short one."""
        current = await interaction.client.services.agreements.current(self.guild_id, self.numbers["group"])
        view = LayoutView(timeout=None)
        view.add_item(TextDisplay(current.long))
        await show(interaction, view)


class AgreementAnswer(PressControl, name="agreement-answer", fields=("group", "version")):
    """Opens the consents for the version that was read."""

    async def act(self, interaction: Press) -> None:
        """Open the form."""
        form = forms(interaction.client).forms["agreement-answer"]
        await form.open(interaction, self.guild_id, self.numbers["group"], self.numbers["version"])


class AboutForm(Form):
    """Age, country, and a reference to an emergency contact that is kept elsewhere."""

    name = "join-about"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; the age is never chosen beforehand."""
        modal = Modal(title=say(interaction, "join-about-title"))
        modal.add_item(TextDisplay(say(interaction, "join-about-who-reads")))
        ages = {value: f"join-age-{value}" for value in ("yes", "no")}
        modal.add_item(labelled(interaction, "join-age", choice(interaction, "age", ages)))
        modal.add_item(country_field(interaction, earlier))
        reference = {"max_length": 100, "required": False}
        modal.add_item(text_line(interaction, "join-reference", "reference", earlier, **reference))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Save; then the agreement, or a place in the line."""
        if answers.get("age") not in {"yes", "no"}:
            raise BadInput("join-age-unchosen")
        standing = await interaction.client.services.enrolments.about(
            guild_id,
            numbers["group"],
            interaction.user.id,
            of_age=answers["age"] == "yes",
            country=str(answers["country"]),
            reference=str(answers.get("reference") or ""),
            language=str(interaction.locale),
        )
        if standing.state is EnrolmentState.LEFT:
            await _too_young(interaction, guild_id, str(answers["country"]))
        else:
            await next_step(interaction, guild_id, numbers["group"], standing)


class AnswerForm(Form):
    """The consents, each its own and none ticked beforehand."""

    name = "agreement-answer"
    fields = ("group", "version")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        given = {Consent(key): bool(said) for key, said in earlier.items()}
        return await consent_modal(interaction, numbers["group"], given)

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Accept; then the place."""
        standing = await interaction.client.services.enrolments.accept(
            guild_id, numbers["group"], interaction.user.id, numbers["version"], consents_in(answers)
        )
        await think(interaction)
        await builder(interaction.client).settle(guild_id, numbers["group"])
        await next_step(interaction, guild_id, numbers["group"], standing)


async def _too_young(interaction: Press, guild_id: int, country: str) -> None:
    """No place here, but never a dead end: who listens in their country."""
    language = str(interaction.locale)
    code = find_country(country, language) or ""
    lines = await helplines(interaction.client, guild_id, code, language)
    number = interaction.client.services.helplines.emergency_number(code)
    await reply(interaction, "join-too-young", lines="\n".join(lines), number=number)


async def next_step(interaction: Press, guild_id: int, group_id: int, standing: Standing) -> None:
    """Show a person what comes next for them."""
    if standing.state is EnrolmentState.PREPARING:
        await show(interaction, await agreement_view(interaction, guild_id, group_id))
    elif standing.state is EnrolmentState.WAITING:
        await reply(interaction, "join-waiting", place=standing.place or 1)
    else:
        channels = await interaction.client.services.groups.channels(guild_id, group_id)
        await reply(interaction, "join-done", channel=f"<#{channels.get('talk', 0)}>")


async def agreement_view(interaction: Press, guild_id: int, group_id: int) -> LayoutView:
    """The short version, what is asked and why, and the ways on."""
    services = interaction.client.services
    current = await services.agreements.current(guild_id, group_id)
    asked = await asked_for(interaction, guild_id, group_id)
    read = AgreementRead(guild_id, group_id, label=say(interaction, "agreement-read-button"))
    answer = AgreementAnswer(guild_id, group_id, current.version, label=say(interaction, "agreement-answer-button"))
    view = LayoutView(timeout=None)
    title = say(interaction, "agreement-title", version=current.version)
    code = await services.enrolments.country(guild_id, group_id, interaction.user.id)
    where = say(interaction, "country-line", **country_facts(interaction, code))
    texts = (title, current.short, reasons(interaction, asked), where)
    view.add_item(Container(*(TextDisplay[Any](text) for text in texts)))
    change = CountryChange(guild_id, group_id, label=say(interaction, "country-button"))
    view.add_item(ActionRow[Any](read, answer, change))
    return view


def reasons(interaction: Press, asked: Sequence[Consent]) -> str:
    """Each consent with its reason, what happens without it, and how to change it later."""
    lines = [say(interaction, f"{key(consent)}.reason") for consent in asked]
    return "\n".join([say(interaction, "consents-asked"), *lines, say(interaction, "consents-later")])


async def asked_for(interaction: Press, guild_id: int, group_id: int) -> list[Consent]:
    """The consents that are asked for in a group: being counted only where somebody counts."""
    services = interaction.client.services
    counts = await services.voices.offered(guild_id, group_id)
    return [one for one in await services.enrolments.asked(guild_id) if one is not Consent.COUNTED or counts]


async def consent_modal(
    interaction: Press,
    group_id: int,
    given: Mapping[Consent, bool],
    *,
    without: frozenset[Consent] = frozenset(),
) -> Modal:
    """A checkbox for each consent that is asked for, ticked only as in ``given``."""
    modal = Modal(title=say(interaction, "consents-title"))
    for consent in await asked_for(interaction, guild_of(interaction), group_id):
        if consent not in without:
            box = Checkbox[Modal](custom_id=consent.value, default=given.get(consent, False))
            modal.add_item(labelled(interaction, key(consent), box))
    return modal


def consents_in(answers: Answers) -> dict[Consent, bool]:
    """What was ticked; a box that was not shown is not in it."""
    return {consent: bool(answers[consent.value]) for consent in Consent if consent.value in answers}


def key(consent: Consent) -> str:
    """The text of a consent."""
    return f"consent-{consent.value.replace('_', '-')}"
