"""``/contact``: ways to reach people outside Discord. An address is only ever written into a form, and never shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow, Label, LayoutView, Modal, TextInput

from bot.client import SupportBot
from bot.domain.contacts import TEAM, OutsideContact
from bot.texts import stamp
from cogs.policy.words import contact_owner
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import card, reply, say, show, think


class ContactCommands(commands.Cog):
    """Contacts of people and of the team."""

    contact = app_commands.Group(name="contact", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @contact.command(name="add")
    async def add(self, interaction: Press, person: discord.Member | None = None, team: bool = False) -> None:
        """Ask for the address in a form."""
        assert interaction.guild_id is not None
        whose = TEAM if team else (person or interaction.user).id
        await self.bot.services.contacts.check(interaction.guild_id, whose, interaction.user.id)
        await forms(self.bot).forms["contact-add"].open(interaction, interaction.guild_id, whose)

    @contact.command(name="list")
    async def list(self, interaction: Press) -> None:
        """Show all contacts by name and kind of service, with a way to each."""
        guild_id = interaction.guild_id
        assert guild_id is not None
        found = await self.bot.services.contacts.list(guild_id)
        lines = [_line(interaction, one) for one in found]
        if not found:
            await reply(interaction, "contact-list-empty")
            return
        options = [discord.SelectOption(label=one.label, value=str(one.id), description=one.scheme) for one in found]
        pick = ContactPick(guild_id, placeholder=say(interaction, "contact-pick"), options=options[:25])
        await reply(interaction, "contact-list", ActionRow[Any](pick), lines="\n".join(lines)[:3500])


class ContactForm(Form):
    """What it is called, and the address."""

    name = "contact-add"
    fields = ("person",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """Who can read it is said first."""
        modal = Modal(title=say(interaction, "contact-title"))
        for key, most in (("label", 60), ("address", 500)):
            box = TextInput[Modal](custom_id=key, max_length=most, default=str(earlier.get(key) or "") or None)
            text, hint = say(interaction, f"contact-{key}"), say(interaction, f"contact-{key}.hint")
            modal.add_item(Label(text=text, description=hint, component=box))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it sealed, and offer a test."""
        label, address = str(answers.get("label") or ""), str(answers.get("address") or "")
        made = await interaction.client.services.contacts.add(
            guild_id, numbers["person"], interaction.user.id, label, address
        )
        await show(interaction, _card(interaction, guild_id, made, "contact-added"))


class ContactPick(PickControl, name="contact-pick"):
    """Chooses a contact."""

    async def act(self, interaction: Press) -> None:
        """Show it with what can be done."""
        found = await interaction.client.services.contacts.get(self.guild_id, int(self.values[0]))
        await show(interaction, _card(interaction, self.guild_id, found, "contact-shown"))


class ContactTest(PressControl, name="contact-test", fields=("contact",)):
    """Sends a test."""

    async def act(self, interaction: Press) -> None:
        """Send it, and say what the service said."""
        await think(interaction)
        taken = await interaction.client.services.contacts.try_out(
            self.guild_id, self.numbers["contact"], interaction.user.id
        )
        await reply(interaction, "contact-test-taken" if taken else "contact-test-refused")


class ContactRemove(PressControl, name="contact-remove", fields=("contact",)):
    """Asks before a contact is removed."""

    async def act(self, interaction: Press) -> None:
        """Say what that means."""
        found = await interaction.client.services.contacts.get(self.guild_id, self.numbers["contact"])
        sure = ContactRemoveSure(
            self.guild_id, found.id, label=say(interaction, "contact-remove"), style=discord.ButtonStyle.danger
        )
        await reply(interaction, "contact-remove-sure", ActionRow[Any](sure), contact=_line(interaction, found))


class ContactRemoveSure(PressControl, name="contact-remove-sure", fields=("contact",)):
    """Removes a contact."""

    async def act(self, interaction: Press) -> None:
        """Forget it."""
        contacts = interaction.client.services.contacts
        gone = await contacts.remove(self.guild_id, self.numbers["contact"], interaction.user.id)
        await interaction.response.edit_message(view=card(say(interaction, "contact-removed", label=gone.label)))


def _card(interaction: Press, guild_id: int, contact: OutsideContact, key: str) -> LayoutView:
    test = ContactTest(guild_id, contact.id, label=say(interaction, "contact-test"))
    remove = ContactRemove(guild_id, contact.id, label=say(interaction, "contact-remove"))
    return card(say(interaction, key, contact=_line(interaction, contact)), ActionRow[Any](test, remove))


def _line(interaction: Press, contact: OutsideContact) -> str:
    state = "unknown" if contact.worked is None else ("taken" if contact.worked else "refused")
    tried = stamp(contact.tried_at, "R") if contact.tried_at else ""
    return say(
        interaction,
        "contact-line",
        label=contact.label,
        scheme=contact.scheme,
        whose=contact_owner(partial(say, interaction), contact.whose),
        tried=say(interaction, f"contact-tried-{state}", at=tried),
    )
