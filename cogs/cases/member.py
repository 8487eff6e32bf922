"""Who could help the member of a case, for whoever answers it: their country, emergency contact and care."""

from __future__ import annotations

from bot.content.countries import country_name
from bot.services.case_member import CaseMember
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, say, show


class MemberButton(PressControl, name="case-member", fields=("case",)):
    """Shows it to one person, and logs that they looked."""

    async def act(self, interaction: Press) -> None:
        """Only what the member gave for such a moment."""
        number = self.numbers["case"]
        found = await interaction.client.services.case_member.look(self.guild_id, number, interaction.user.id)
        head = say(
            interaction,
            "case-member-shown",
            case=number,
            person=f"<@{found.person_id}>",
            country=country_name(found.country, str(interaction.locale)),
            number=interaction.client.services.helplines.emergency_number(found.country),
        )
        await show(interaction, card("\n".join([head, *_people(interaction, found)])))


def _people(interaction: Press, found: CaseMember) -> list[str]:
    reference = say(interaction, "case-member-no-reference")
    if found.reference:
        reference = say(interaction, "case-member-reference", reference=found.reference)
    if not found.care:
        return [reference, say(interaction, "case-member-no-care")]
    return [reference, say(interaction, "case-member-care"), *(f"> {line}" for line in found.care.splitlines())]
