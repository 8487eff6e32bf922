"""What facilitators press and fill in to run their group."""

from __future__ import annotations

from collections.abc import Mapping

from discord.ui import Checkbox, Modal, TextDisplay

from bot.services.agreements import LONG_LENGTH, SHORT_LENGTH
from cogs.groups.making import builder
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import labelled, paragraph, text_line
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say, think


class TestPage(PressControl, name="group-test", fields=("group",)):
    """Sends a test page through the group's whole crisis chain."""

    __test__ = False

    async def act(self, interaction: Press) -> None:
        """Send it, and say what follows."""
        await send_test(interaction, self.guild_id, self.numbers["group"])


class Archive(PressControl, name="group-archive", fields=("group",)):
    """Archives a group, after it was said what that means."""

    async def act(self, interaction: Press) -> None:
        """Archive, and close the doors."""
        await interaction.client.services.groups.archive(self.guild_id, self.numbers["group"])
        await think(interaction)
        await builder(interaction.client).settle(self.guild_id, self.numbers["group"])
        await reply(interaction, "group-archived")


class EditForm(Form):
    """What may change about a group."""

    name = "group-edit"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what holds now."""
        assert interaction.guild_id is not None
        group = await interaction.client.services.groups.get(interaction.guild_id, numbers["group"])
        now = {"name": group.name, "zone": group.zone, "country": group.country, "capacity": str(group.capacity)}
        modal = Modal(title=say(interaction, "group-edit-title"))
        for field, value in now.items():
            known = {field: value} | {**earlier}
            modal.add_item(text_line(interaction, f"group-edit-{field}", field, known, max_length=80))
        box = Checkbox[Modal](custom_id="admitting", default=bool(earlier.get("admitting", group.admitting)))
        modal.add_item(labelled(interaction, "group-edit-admitting", box))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Save."""
        await interaction.client.services.groups.edit(
            guild_id,
            numbers["group"],
            name=str(answers["name"]),
            zone=str(answers["zone"]),
            country=str(answers["country"]),
            capacity=str(answers["capacity"]),
            admitting=bool(answers.get("admitting")),
        )
        await reply(interaction, "group-edited")


class AgreementForm(Form):
    """A new version of the agreement, written from the one that holds."""

    name = "agreement-edit"
    fields = ("group", "version")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with the text that holds now."""
        assert interaction.guild_id is not None
        current = await interaction.client.services.agreements.current(interaction.guild_id, numbers["group"])
        modal = Modal(title=say(interaction, "agreement-edit-title"))
        modal.add_item(TextDisplay(say(interaction, "agreement-edit-what-follows")))
        for field, text, most in (("short", current.short, SHORT_LENGTH), ("long", current.long, LONG_LENGTH)):
            known = {field: text} | {**earlier}
            modal.add_item(paragraph(interaction, f"agreement-edit-{field}", field, known, max_length=most))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Enter the version; members are asked again."""
        version = await interaction.client.services.agreements.revise(
            guild_id,
            numbers["group"],
            interaction.user.id,
            numbers["version"],
            str(answers["short"]),
            str(answers["long"]),
        )
        await reply(interaction, "agreement-saved", version=version)


async def send_test(interaction: Press, guild_id: int, group_id: int) -> None:
    """Send a test page, and say that it is on its way."""
    await interaction.client.services.cases.drill(guild_id, group_id, interaction.user.id)
    await reply(interaction, "group-test-sent")
