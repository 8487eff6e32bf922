"""The forms of the set-up."""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord.ui import Label, Modal, RadioGroup, TextInput

from bot.errors import BadInput
from cogs.setup.views import redraw
from cogs.shared.access import Press
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say


class PlaceForm(Form):
    """Time zone and countries."""

    name = "setup-place"

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what is known."""
        assert interaction.guild_id is not None
        guild = (await interaction.client.services.setup.progress(interaction.guild_id)).guild
        modal = Modal(title=say(interaction, "setup-place-title"))
        zone = TextInput[Modal](custom_id="zone", default=str(earlier.get("zone") or guild.zone), max_length=64)
        known = str(earlier.get("countries") or ", ".join(guild.countries))
        countries = TextInput[Modal](custom_id="countries", default=known or None, max_length=80)
        modal.add_item(
            Label(
                text=say(interaction, "setup-zone"),
                description=say(interaction, "setup-zone.hint"),
                component=zone,
            )
        )
        modal.add_item(
            Label(
                text=say(interaction, "setup-countries"),
                description=say(interaction, "setup-countries.hint"),
                component=countries,
            )
        )
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Save, and show the page again."""
        countries = str(answers["countries"]).replace(";", ",").split(",")
        await interaction.client.services.setup.place(guild_id, str(answers["zone"]), countries)
        await redraw(interaction)


class StatisticalForm(Form):
    """Statistical screening: an explicit choice, with the reason in a sentence."""

    name = "setup-statistical"

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; nothing is chosen beforehand."""
        modal = Modal(title=say(interaction, "setup-statistical-title"))
        choice = RadioGroup[Modal](custom_id="allowed")
        for value in ("on", "off"):
            choice.add_option(label=say(interaction, f"setup-statistical-{value}"), value=value)
        reason = TextInput[Modal](
            custom_id="reason",
            style=discord.TextStyle.paragraph,
            max_length=300,
            default=str(earlier.get("reason") or "") or None,
        )
        modal.add_item(
            Label(
                text=say(interaction, "setup-statistical-question"),
                description=say(interaction, "setup-statistical-question.hint"),
                component=choice,
            )
        )
        modal.add_item(Label(text=say(interaction, "setup-statistical-reason"), component=reason))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Save, and show the page again."""
        chosen = answers.get("allowed")
        if chosen not in {"on", "off"}:
            raise BadInput("setup-statistical-unchosen")
        await interaction.client.services.setup.statistical(
            guild_id, allowed=chosen == "on", reason=str(answers.get("reason", ""))
        )
        await redraw(interaction)


class ProfessionalForm(Form):
    """A professional's record."""

    name = "professional-add"
    fields = ("person", "supervisor")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written before."""
        modal = Modal(title=say(interaction, "professional-title"))
        for field in ("name", "qualification", "body", "review"):
            line = TextInput[Modal](custom_id=field, default=str(earlier.get(field) or "") or None, max_length=200)
            key = f"professional-{field}"
            modal.add_item(
                Label(text=say(interaction, key), description=say(interaction, f"{key}.hint"), component=line)
            )
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Enter the record, and say so."""
        record = await interaction.client.services.professionals.add(
            guild_id,
            interaction.user.id,
            numbers["person"],
            name=str(answers["name"]),
            qualification=str(answers["qualification"]),
            body=str(answers["body"]),
            review=str(answers["review"]),
            supervisor=bool(numbers["supervisor"]),
        )
        await reply(interaction, "professional-added", name=record.name, review=record.review_date.isoformat())
