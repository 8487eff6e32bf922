"""The form of a thanks: who reads it is said before the first word."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Checkbox, Modal, TextDisplay

from bot.domain.thanks import LONGEST
from cogs.shared.access import Press
from cogs.shared.fields import guild_of, labelled, paragraph
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say


class ThanksForm(Form):
    """Words, and whether the group may see them."""

    name = "thanks"
    fields = ("group", "member")

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """Both have to be in the group."""
        thanks, me = interaction.client.services.thanks, interaction.user.id
        await thanks.check(guild_id, numbers["group"], me, numbers["member"])

    def before(self, interaction: Press) -> list[str]:
        """What is said above the words."""
        return []

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        thanks, me = interaction.client.services.thanks, interaction.user.id
        screened = await thanks.check(guild_of(interaction), numbers["group"], me, numbers["member"])
        modal = Modal(title=say(interaction, f"{self.name}-title"))
        facts = {"person": f"<@{numbers['member']}>", "screened": "yes" if screened else "no"}
        modal.add_item(TextDisplay(say(interaction, "thanks-readers", **facts)))
        for text in self.before(interaction):
            modal.add_item(TextDisplay(text))
        modal.add_item(paragraph(interaction, f"{self.name}-words", "words", earlier, max_length=LONGEST))
        box = Checkbox[Modal](custom_id="shareable", default=bool(earlier.get("shareable")))
        modal.add_item(labelled(interaction, "thanks-shareable", box))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Send it, and say what became of it."""
        services, words = interaction.client.services, str(answers.get("words") or "")
        group, to, shareable = numbers["group"], numbers["member"], bool(answers.get("shareable"))
        held, called, country = await services.thanks.say(
            guild_id, group, interaction.user.id, to, words, shareable=shareable
        )
        number = services.helplines.emergency_number(country)
        facts = {"person": f"<@{to}>", "called": "yes" if called else "no", "number": number}
        await reply(interaction, "thanks-held" if held else "thanks-sent", **facts)


class EncourageForm(ThanksForm):
    """The same for whoever showed the group something of their own, with ways to begin."""

    name = "encourage"

    def before(self, interaction: Press) -> list[str]:
        """Ways to begin, as clinicians wrote them."""
        starters = interaction.client.services.content.roles.starters
        return [say(interaction, "encourage-starters", starters="\n".join(f"- {one}" for one in starters))]
