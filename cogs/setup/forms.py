"""The forms of the set-up."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Modal

from bot.errors import BadInput
from cogs.setup.views import redraw
from cogs.shared.access import Press
from cogs.shared.fields import choice, labelled, paragraph, text_line
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
        known = {"zone": guild.zone, "countries": ", ".join(guild.countries)} | {**earlier}
        modal.add_item(text_line(interaction, "setup-zone", "zone", known, max_length=64))
        modal.add_item(text_line(interaction, "setup-countries", "countries", known, max_length=80))
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
        ways = {value: f"setup-statistical-{value}" for value in ("on", "off")}
        allowed = choice(interaction, "allowed", ways)
        modal.add_item(labelled(interaction, "setup-statistical-question", allowed))
        modal.add_item(paragraph(interaction, "setup-statistical-reason", "reason", earlier, max_length=300))
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
            modal.add_item(text_line(interaction, f"professional-{field}", field, earlier, max_length=200))
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
