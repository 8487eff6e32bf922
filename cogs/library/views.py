"""What is pressed: pages of a search, and what those who lead do with things."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView

from bot.content.library import StarterEntry
from bot.domain.library import packed, unpacked
from bot.errors import NotFound
from cogs.library.reading import in_a_line, whole
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show


class Found(PressControl, name="lib", fields=("group", "page", "search")):
    """Another page of a search, which the button carries."""

    async def act(self, interaction: Press) -> None:
        """In place of the page before."""
        search = unpacked(self.numbers["search"])
        view = await search_page(interaction, self.guild_id, self.numbers["group"], search, self.numbers["page"])
        view.stop()
        await interaction.response.edit_message(view=view)


class Open(PickControl, name="library-open", fields=("group",)):
    """Shows one thing whole."""

    async def act(self, interaction: Press) -> None:
        """Only of this group."""
        found = await interaction.client.services.library.card(self.guild_id, int(self.values[0]))
        if found is None or found.group_id != self.numbers["group"]:
            raise NotFound("library-gone")
        await show(interaction, card(whole(partial(say, interaction), found)))


class PutIn(PressControl, name="library-put", fields=("resource",)):
    """Puts what was looked at into the library."""

    async def act(self, interaction: Press) -> None:
        """Members find it from now on."""
        await interaction.client.services.library.put_in(self.guild_id, self.numbers["resource"])
        await _done(interaction, "library-put")


class Change(PressControl, name="library-change", fields=("resource",)):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """With what is written."""
        await forms(interaction.client).forms["library"].open(interaction, self.guild_id, self.numbers["resource"])


class StillGood(PressControl, name="library-still-good", fields=("resource",)):
    """Somebody who leads has looked at it."""

    async def act(self, interaction: Press) -> None:
        """It is asked about again in a year."""
        await interaction.client.services.library.still_good(self.guild_id, self.numbers["resource"])
        await reply(interaction, "library-still-good-done")


class Remove(PressControl, name="library-remove", fields=("resource",)):
    """Asks whether to take it out."""

    async def act(self, interaction: Press) -> None:
        """It names what would go."""
        await ask_remove(interaction, self.guild_id, self.numbers["resource"])


class RemoveSure(PressControl, name="library-remove-sure", fields=("resource",)):
    """Takes it out."""

    async def act(self, interaction: Press) -> None:
        """With its card."""
        await interaction.client.services.library.remove(self.guild_id, self.numbers["resource"])
        await _done(interaction, "library-removed")


class StarterPick(PickControl, name="library-starter", fields=("group",)):
    """Shows a starter entry whole."""

    async def act(self, interaction: Press) -> None:
        """With the button that takes it over."""
        group = self.numbers["group"]
        found = await interaction.client.services.library.starters(self.guild_id, group)
        one = next((one for one in found if str(one.number) == self.values[0]), None)
        if one is None:
            raise NotFound("library-starter-gone")
        label = say(interaction, "library-take")
        take = Take(self.guild_id, group, one.number, label=label, style=discord.ButtonStyle.success)
        text = say(interaction, "library-starter-show", what=whole(partial(say, interaction), one))
        await show(interaction, card(text, ActionRow[Any](take)))


class Take(PressControl, name="library-take", fields=("group", "starter")):
    """Takes a starter entry over."""

    async def act(self, interaction: Press) -> None:
        """Into the library at once."""
        group, number = self.numbers["group"], self.numbers["starter"]
        await interaction.client.services.library.take_over(self.guild_id, group, number, interaction.user.id)
        await _done(interaction, "library-put")


async def search_page(interaction: Press, guild_id: int, group_id: int, search: str, number: int) -> LayoutView:
    """A page of what is found, with buttons to the others."""
    words = partial(say, interaction)
    page = await interaction.client.services.library.search(guild_id, group_id, search, number)
    if not page.total:
        return card(words("library-nothing" if search else "library-bare"))
    lines = [in_a_line(words, one) for one in page.found]
    head = words("library-found", count=page.total, page=page.number + 1, pages=page.pages)
    options = [discord.SelectOption(label=one.title[:100], value=str(one.id)) for one in page.found]
    rows = [ActionRow[Any](Open(guild_id, group_id, placeholder=words("library-open"), options=options))]
    turns = [(page.number - 1, "library-earlier"), (page.number + 1, "library-later")]
    some = [
        Found(guild_id, group_id, at, packed(search), label=words(key)) for at, key in turns if 0 <= at < page.pages
    ]
    if some:
        rows.append(ActionRow[Any](*some))
    return card("\n\n".join([head, *lines]), *rows)


async def ask_remove(interaction: Press, guild_id: int, resource_id: int) -> None:
    """Whether to take a thing out."""
    found = await interaction.client.services.library.get(guild_id, resource_id)
    label, style = say(interaction, "library-remove-sure"), discord.ButtonStyle.danger
    row = ActionRow[Any](RemoveSure(guild_id, resource_id, label=label, style=style))
    await reply(interaction, "library-remove-ask", row, title=found.title)


def starter_options(found: list[StarterEntry]) -> list[discord.SelectOption]:
    """Starter entries to choose from."""
    return [
        discord.SelectOption(label=one.title[:100], description=one.topic[:100], value=str(one.number))
        for one in found[:25]
    ]


async def _done(interaction: Press, key: str) -> None:
    view = card(say(interaction, key))
    view.stop()
    await interaction.response.edit_message(view=view)
