"""What members do about their own seat: change consents, leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow, Modal

from bot.client import SupportBot
from bot.domain.groups import Consent, EnrolmentState
from bot.domain.records import GroupRecord
from bot.errors import Refusal
from cogs.groups.country import CountryChange, country_facts
from cogs.groups.goodbye import GoodbyeOpen
from cogs.groups.joining import asked_for, consent_modal, consents_in, key
from cogs.groups.making import builder
from cogs.shared.access import Press, scope_of
from cogs.shared.controls import PressControl
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import reply, say, think

NEEDED = frozenset({Consent.GROUND_RULES})


class ConsentsChange(PressControl, name="consents-change", fields=("group",)):
    """Opens the consents as they are."""

    async def act(self, interaction: Press) -> None:
        """Open the form."""
        group_id = self.numbers["group"]
        given = await interaction.client.services.enrolments.consents(self.guild_id, group_id, interaction.user.id)
        earlier = {consent.value: said for consent, said in given.items()}
        form = forms(interaction.client).forms["consents-change"]
        await form.open(interaction, self.guild_id, group_id, earlier=earlier)


class LeaveConfirm(PressControl, name="leave-confirm", fields=("group",)):
    """Leaves for good."""

    async def act(self, interaction: Press) -> None:
        """Leave, and close the doors."""
        await interaction.client.services.enrolments.leave(self.guild_id, self.numbers["group"], interaction.user.id)
        await think(interaction)
        await builder(interaction.client).settle(self.guild_id, self.numbers["group"])
        await reply(interaction, "leave-done")


class ConsentsForm(Form):
    """Consents other than the ground rules, as they are now."""

    name = "consents-change"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal."""
        given = {Consent(name): bool(said) for name, said in earlier.items()}
        return await consent_modal(interaction, numbers["group"], given, without=NEEDED)

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Write it down; the seat stays."""
        await interaction.client.services.enrolments.reconsider(
            guild_id, numbers["group"], interaction.user.id, consents_in(answers)
        )
        await reply(interaction, "consents-saved")


async def own_groups(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Groups in which the person has a seat or waits for one."""
    if interaction.guild_id is None:
        return []
    mine = await interaction.client.services.enrolments.mine(interaction.guild_id, interaction.user.id)
    wanted = current.strip().lower()
    return [app_commands.Choice(name=one.name, value=one.id) for one in mine if wanted in one.name.lower()][:25]


class MemberCommands(commands.Cog):
    """``/consents`` and ``/leave``."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="consents")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=own_groups)
    async def consents(self, interaction: Press, group: int | None = None) -> None:
        """Show consents, with a way to change them."""
        found = await self._meant(interaction, group)
        services = self.bot.services.enrolments
        given = await services.consents(found.guild_id, found.id, interaction.user.id)
        lines = [
            say(interaction, "consents-line", name=say(interaction, key(one)), given="yes" if given.get(one) else "no")
            for one in await asked_for(interaction, found.guild_id, found.id)
        ]
        change = ConsentsChange(found.guild_id, found.id, label=say(interaction, "consents-change-button"))
        country = CountryChange(found.guild_id, found.id, label=say(interaction, "country-button"))
        code = await services.country(found.guild_id, found.id, interaction.user.id)
        where = say(interaction, "country-line", **country_facts(interaction, code))
        await reply(interaction, "consents-now", ActionRow[Any](change, country), lines="\n".join([*lines, "", where]))

    @app_commands.command(name="leave")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=own_groups)
    async def leave(self, interaction: Press, group: int | None = None) -> None:
        """Say what leaving means, with the button that does it."""
        found = await self._meant(interaction, group)
        confirm = LeaveConfirm(
            found.guild_id, found.id, label=say(interaction, "leave-button"), style=discord.ButtonStyle.danger
        )
        standing = await self.bot.services.enrolments.standing(found.guild_id, found.id, interaction.user.id)
        active = standing is not None and standing.state is EnrolmentState.ACTIVE
        word = [GoodbyeOpen(found.guild_id, found.id, label=say(interaction, "goodbye-button"))] if active else []
        row, seat = ActionRow[Any](confirm, *word), "yes" if active else "no"
        await reply(interaction, "leave-confirm", row, name=found.name, seat=seat)

    async def _meant(self, interaction: Press, number: int | None) -> GroupRecord:
        assert interaction.guild_id is not None
        mine = await self.bot.services.enrolments.mine(interaction.guild_id, interaction.user.id)
        scope = await scope_of(interaction, interaction.guild_id, {})
        wanted = number or scope.group_id
        found = [one for one in mine if wanted is None or one.id == wanted]
        if len(found) != 1:
            raise Refusal("group-which")
        return found[0]
