"""``/library``."""

from __future__ import annotations

from typing import Any

from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.library import ResourceKind
from cogs.library.views import StarterPick, ask_remove, search_page, starter_options
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say, show


async def kind_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """What a thing can be."""
    named = [(say(interaction, "library-kind", kind=one.value), one.value) for one in ResourceKind]
    wanted = current.strip().lower()
    return [app_commands.Choice(name=name, value=value) for name, value in named if wanted in name.lower()]


async def tag_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """Tags in use where the person may search."""
    found = await interaction.client.services.library.tags(interaction.guild_id or 0, interaction.user.id)
    wanted = current.strip().lower()
    return [app_commands.Choice(name=tag, value=tag) for tag in found if wanted in tag][:MOST]


async def resource_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Things in the libraries of the groups that the person leads."""
    found = await interaction.client.services.library.led(interaction.guild_id or 0, interaction.user.id)
    wanted = current.strip().lower()
    return [app_commands.Choice(name=one.title, value=one.id) for one in found if wanted in one.title.lower()][:MOST]


class LibraryCommands(commands.Cog):
    """The library, for members and for those who lead."""

    library = app_commands.Group(name="library", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @library.command(name="search")
    @app_commands.autocomplete(tag=tag_choices)
    async def search(self, interaction: Press, words: str = "", tag: str = "") -> None:
        """What the group's library has."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.library.group_of(guild_id, interaction.user.id, place)
        wanted = words.replace("#", " ").strip() + (f"#{tag.strip().lower()}" if tag.strip() else "")
        await show(interaction, await search_page(interaction, guild_id, group.id, wanted, 0))

    @library.command(name="add")
    @app_commands.autocomplete(group=group_choices)
    @app_commands.autocomplete(kind=kind_choices)
    async def add(self, interaction: Press, group: int, kind: str, tags: str = "", audience: str = "") -> None:
        """Write a thing, look at it, and put it in."""
        guild_id, library = interaction.guild_id or 0, self.bot.services.library
        if kind not in set(ResourceKind):
            await reply(interaction, "library-which-kind")
            return
        begun = await library.begin(guild_id, group, interaction.user.id, kind, tags, audience)
        await forms(self.bot).forms["library"].open(interaction, guild_id, begun.id)

    @library.command(name="edit")
    @app_commands.autocomplete(resource=resource_choices)
    @app_commands.autocomplete(kind=kind_choices)
    async def edit(
        self,
        interaction: Press,
        resource: int,
        kind: str | None = None,
        tags: str | None = None,
        audience: str | None = None,
    ) -> None:
        """Change a thing's words, and what it is sorted by."""
        guild_id = interaction.guild_id or 0
        if kind is not None and kind not in set(ResourceKind):
            await reply(interaction, "library-which-kind")
            return
        await self.bot.services.library.sort(guild_id, resource, kind, tags, audience)
        await forms(self.bot).forms["library"].open(interaction, guild_id, resource)

    @library.command(name="remove")
    @app_commands.autocomplete(resource=resource_choices)
    async def remove(self, interaction: Press, resource: int) -> None:
        """Take a thing out, after a question."""
        await ask_remove(interaction, interaction.guild_id or 0, resource)

    @library.command(name="starters")
    @app_commands.autocomplete(group=group_choices)
    async def starters(self, interaction: Press, group: int) -> None:
        """Entries that can be taken over."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.library.starters(guild_id, group)
        if not found:
            await reply(interaction, "library-no-starters")
            return
        hint = say(interaction, "library-open")
        pick = StarterPick(guild_id, group, placeholder=hint, options=starter_options(found))
        await reply(interaction, "library-starters", ActionRow[Any](pick), count=len(found))
