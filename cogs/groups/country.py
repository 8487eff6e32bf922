"""Which country a member is in: helplines and the emergency number follow it, so it is shown and can be corrected."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Label, Modal, TextInput

from bot.content.countries import country_name
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import reply, say

LONGEST = 60


class CountryChange(PressControl, name="country-change", fields=("group",)):
    """Opens the form for a person's country."""

    async def act(self, interaction: Press) -> None:
        """Open the form with what is known."""
        known = await interaction.client.services.enrolments.country(
            self.guild_id, self.numbers["group"], interaction.user.id
        )
        name = country_name(known, str(interaction.locale))
        form = forms(interaction.client).forms["country-change"]
        await form.open(interaction, self.guild_id, self.numbers["group"], earlier={"country": name})


class CountryForm(Form):
    """The country a person is in."""

    name = "country-change"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """One field."""
        modal = Modal(title=say(interaction, "country-title"))
        modal.add_item(country_field(interaction, earlier))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Write it down, and say what it means."""
        language = str(interaction.locale)
        services = interaction.client.services
        code = await services.enrolments.move_country(
            guild_id, numbers["group"], interaction.user.id, str(answers["country"]), language
        )
        await reply(interaction, "country-saved", **country_facts(interaction, code))


def country_field(interaction: Press, earlier: Answers) -> Label[Modal]:
    """The field for a country: its name, or two letters."""
    before = str(earlier.get("country") or "") or None
    box = TextInput[Modal](custom_id="country", max_length=LONGEST, default=before)
    label, hint = say(interaction, "join-country"), say(interaction, "join-country.hint")
    return Label(text=label, description=hint, component=box)


def country_facts(interaction: Press, code: str) -> dict[str, str]:
    """Its name, and the emergency number there."""
    number = interaction.client.services.helplines.emergency_number(code)
    return {"country": country_name(code, str(interaction.locale)), "number": number}
