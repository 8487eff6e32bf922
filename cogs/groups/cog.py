"""``/group``: making groups and running them."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.hours import AFTER, BEFORE, MOST, Hours, HoursKind
from bot.domain.phases import phase_of
from bot.domain.records import GroupRecord
from bot.errors import NotFound
from bot.services.groups import LARGEST, SMALLEST, NewGroup
from bot.texts import stamp
from cogs.groups.building import DiscordBuilder
from cogs.groups.cards import leaders, mentors
from cogs.groups.hours import show_hours, writing
from cogs.groups.making import make
from cogs.groups.phases import show_phase
from cogs.groups.running import Archive, send_test
from cogs.shared.access import Press
from cogs.shared.care import care_rows
from cogs.shared.choices import group_choices, type_choices, zone_choices
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say, think

Minutes = app_commands.Range[int, 0, MOST]
Capacity = app_commands.Range[int, SMALLEST, LARGEST]


class GroupCommands(commands.Cog):
    """Everything about a group that is not about one's own seat."""

    group = app_commands.Group(name="group", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot
        self.builder = DiscordBuilder(bot)
        bot.services.groups.use_builder(self.builder)

    @group.command(name="create")
    @app_commands.autocomplete(type=type_choices, zone=zone_choices)
    async def create(
        self,
        interaction: Press,
        name: str,
        type: str,  # noqa: A002 - the option's name as people see it
        zone: str,
        country: str,
        capacity: Capacity,
        facilitator: discord.Member,
        facilitator2: discord.Member | None = None,
        facilitator3: discord.Member | None = None,
    ) -> None:
        """Make a group of one of the kinds."""
        assert interaction.guild is not None
        people = tuple(one.id for one in (facilitator, facilitator2, facilitator3) if one is not None)
        await make(interaction, interaction.guild, NewGroup(type, name, "", zone, country, capacity, people))

    @group.command(name="list")
    async def list(self, interaction: Press) -> None:
        """Show the groups this person runs or is in."""
        lines = [
            say(interaction, "group-line", name=one.name, alias=one.alias, state=one.state.value)
            for one in await self._visible(interaction)
        ]
        await reply(interaction, "group-list" if lines else "group-list-empty", lines="\n".join(lines))

    @group.command(name="show")
    @app_commands.autocomplete(group=group_choices)
    async def show(self, interaction: Press, group: int) -> None:
        """Show one group."""
        found = next((one for one in await self._visible(interaction) if one.id == group), None)
        if found is None:
            raise NotFound("group-unknown")
        await reply(
            interaction,
            "group-facts",
            name=found.name,
            alias=found.alias,
            state=found.state.value,
            phase=phase_of(found.state, found.phase).value,
            type=self.bot.services.content.group_types[found.type].name,
            zone=found.zone,
            country=found.country,
            taken=await self.bot.services.enrolments.taken(found.guild_id, found.id),
            capacity=found.capacity,
            admits="yes" if found.admitting else "no",
            since=stamp(found.created_at, "D"),
            writing=await writing(interaction, found),
            leaders=await leaders(self.bot, found),
            mentors=await mentors(self.bot, found),
        )

    @group.command(name="edit")
    @app_commands.autocomplete(group=group_choices)
    async def edit(self, interaction: Press, group: int) -> None:
        """Change name, zone, country, places, or whether new people may apply."""
        assert interaction.guild_id is not None
        await forms(self.bot).forms["group-edit"].open(interaction, interaction.guild_id, group)

    @group.command(name="pause")
    @app_commands.autocomplete(group=group_choices)
    async def pause(self, interaction: Press, group: int) -> None:
        """Let members read and no longer write."""
        await self.bot.services.groups.pause(interaction.guild_id or 0, group)
        await self._say_when_settled(interaction, group, "group-paused")

    @group.command(name="resume")
    @app_commands.autocomplete(group=group_choices)
    async def resume(self, interaction: Press, group: int) -> None:
        """Let members write again."""
        await self.bot.services.groups.resume(interaction.guild_id or 0, group)
        await self._say_when_settled(interaction, group, "group-resumed")

    @group.command(name="archive")
    @app_commands.autocomplete(group=group_choices)
    async def archive(self, interaction: Press, group: int) -> None:
        """Say what archiving means, with the button that does it."""
        found = await self.bot.services.groups.get(interaction.guild_id or 0, group)
        button = Archive(
            found.guild_id, found.id, label=say(interaction, "group-archive-button"), style=discord.ButtonStyle.danger
        )
        await reply(interaction, "group-archive-confirm", ActionRow[Any](button), name=found.name)

    @group.command(name="reopen")
    @app_commands.autocomplete(group=group_choices)
    async def reopen(self, interaction: Press, group: int) -> None:
        """Bring an archived group back to its test page."""
        await self.bot.services.groups.reopen(interaction.guild_id or 0, group)
        await self._say_when_settled(interaction, group, "group-reopened")

    @group.command(name="test")
    @app_commands.autocomplete(group=group_choices)
    async def test(self, interaction: Press, group: int) -> None:
        """Send a test page."""
        await self.bot.services.groups.get(interaction.guild_id or 0, group)
        await send_test(interaction, interaction.guild_id or 0, group)

    @group.command(name="members")
    @app_commands.autocomplete(group=group_choices)
    async def members(self, interaction: Press, group: int) -> None:
        """Show who is in the group, and how many are unscreened."""
        seen = await self.bot.services.enrolments.overview(interaction.guild_id or 0, group)
        cares = await self.bot.services.cares.shown(interaction.guild_id or 0, group)
        serving = {one.user_id for one in await self.bot.services.mentors.serving(seen.group.guild_id, group)}
        lines = [
            say(
                interaction,
                "group-member",
                person=f"<@{one.user_id}>",
                mentor="yes" if one.user_id in serving else "no",
            )
            for one in seen.members
        ]
        await reply(
            interaction,
            "group-members",
            *care_rows(interaction, interaction.guild_id or 0, group, cares),
            name=seen.group.name,
            members=len(seen.members),
            capacity=seen.group.capacity,
            lines="\n".join(lines) or "–",
            preparing=seen.preparing,
            waiting=seen.waiting,
            unscreened=seen.unscreened,
            outdated=seen.outdated,
        )

    @group.command(name="agreement")
    @app_commands.autocomplete(group=group_choices)
    async def agreement(self, interaction: Press, group: int) -> None:
        """Open the agreement for a new version."""
        current = await self.bot.services.agreements.current(interaction.guild_id or 0, group)
        form = forms(self.bot).forms["agreement-edit"]
        await form.open(interaction, interaction.guild_id or 0, group, current.version)

    @group.command(name="phase")
    @app_commands.autocomplete(group=group_choices)
    async def phase(self, interaction: Press, group: int) -> None:
        """Show where the group is in its life, and where it can go."""
        await show_phase(interaction, interaction.guild_id or 0, group)

    @group.command(name="hours")
    @app_commands.autocomplete(group=group_choices)
    async def hours(
        self,
        interaction: Press,
        group: int,
        when: Literal["always", "session", "staffed"] | None = None,
        before: Minutes = BEFORE,
        after: Minutes = AFTER,
    ) -> None:
        """Show when members can write in the text channel, or what other hours would do."""
        wanted = Hours(HoursKind(when), before, after) if when else None
        await show_hours(interaction, interaction.guild_id or 0, group, wanted)

    @group.command(name="invite-card")
    @app_commands.autocomplete(group=group_choices)
    async def invite_card(self, interaction: Press, group: int) -> None:
        """Post the card with which people join, here."""
        await self.bot.services.groups.invite(interaction.guild_id or 0, group, interaction.channel_id or 0)
        await reply(interaction, "group-invited")

    @group.command(name="add-facilitator")
    @app_commands.autocomplete(group=group_choices)
    async def add_facilitator(self, interaction: Press, group: int, person: discord.Member) -> None:
        """Let a person lead."""
        await self.bot.services.groups.add_facilitator(interaction.guild_id or 0, group, person.id)
        await self._say_when_settled(interaction, group, "group-facilitator-added", person=person.mention)

    @group.command(name="remove-facilitator")
    @app_commands.autocomplete(group=group_choices)
    async def remove_facilitator(self, interaction: Press, group: int, person: discord.Member) -> None:
        """Let a person no longer lead."""
        await self.bot.services.groups.remove_facilitator(interaction.guild_id or 0, group, person.id)
        await self._say_when_settled(interaction, group, "group-facilitator-removed", person=person.mention)

    async def _visible(self, interaction: Press) -> tuple[GroupRecord, ...]:
        found = await self.bot.services.groups.visible(
            interaction.guild_id or 0, interaction.user.id, administrator=interaction.permissions.manage_guild
        )
        return tuple(found)

    async def _say_when_settled(self, interaction: Press, group: int, key: str, **values: str) -> None:
        await think(interaction)
        await self.builder.settle(interaction.guild_id or 0, group)
        await reply(interaction, key, **values)
