"""``/session calendar`` and the button: coming sessions as a file, and a link that calendar programs follow."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Any

import discord
from discord import app_commands
from discord.ui import File

from bot.render.calendars import sessions_file
from bot.services.calendars import PersonalCalendar
from bot.texts import stamp
from cogs.sessions.reminding import row
from cogs.shared.access import Press
from cogs.shared.choices import group_choices
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say, show

NAME = "sessions.ics"


class CalendarButton(PressControl, name="session-calendar", fields=("group",)):
    """The file of one group, or of all (0)."""

    async def act(self, interaction: Press) -> None:
        """Show it."""
        await show_calendar(interaction, self.guild_id, self.numbers["group"] or None)


class LinkButton(PressControl, name="calendar-link"):
    """A new link; the one before stops."""

    async def act(self, interaction: Press) -> None:
        """Make it, and show it once."""
        link = await interaction.client.services.calendars.new_link(self.guild_id, interaction.user.id)
        await reply(interaction, "calendar-link", link=link)


class UnlinkButton(PressControl, name="calendar-unlink"):
    """No link any more."""

    async def act(self, interaction: Press) -> None:
        """Remove it."""
        was = await interaction.client.services.calendars.remove_link(self.guild_id, interaction.user.id)
        await reply(interaction, "calendar-unlinked" if was else "calendar-no-link")


@app_commands.autocomplete(group=group_choices)
async def calendar_command(interaction: Press, group: int | None = None) -> None:
    """Show the sessions of one group, or of all the person's groups, as a file."""
    await show_calendar(interaction, interaction.guild_id or 0, group)


async def show_calendar(interaction: Press, guild_id: int, group_id: int | None) -> None:
    """The file, what is in it, and what else can be had. Raises Refusal for somebody without groups."""
    calendars, user_id = interaction.client.services.calendars, interaction.user.id
    found = await calendars.of(guild_id, user_id, group_id)
    made = await calendars.link_made_at(guild_id, user_id) if calendars.served else None
    text = say(
        interaction,
        "calendar-file" if found.series else "calendar-file-empty",
        names=", ".join(found.names),
        served="yes" if calendars.served else "no",
        made=stamp(made, "D") if made else "none",
    )
    buttons: list[Any] = []
    if group_id and await calendars.has_more(guild_id, user_id):
        buttons.append(CalendarButton(guild_id, 0, label=say(interaction, "calendar-all")))
    if calendars.served:
        buttons.append(
            LinkButton(guild_id, label=say(interaction, "calendar-link-new" if made else "calendar-link-get"))
        )
    if made:
        buttons.append(UnlinkButton(guild_id, label=say(interaction, "calendar-link-remove")))
    rows = [row(*buttons)] if buttons else []
    if not found.series:
        await show(interaction, card(text, *rows))
        return
    data = await asyncio.to_thread(_file, say(interaction, "calendar-name"), found, interaction)
    await show(interaction, card(text, File[Any](f"attachment://{NAME}"), *rows), [discord.File(BytesIO(data), NAME)])


def _file(name: str, found: PersonalCalendar, interaction: Press) -> bytes:
    return sessions_file(name, found.series, interaction.client.clock.now())
