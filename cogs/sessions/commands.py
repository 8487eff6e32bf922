"""``/session`` beyond planning: changes of one session or of the rest of a series, guests, and reminders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from bot.services.session_plans import ChangeWish
from cogs.sessions.calendar import calendar_command
from cogs.sessions.changing import show_break, show_lengthen
from cogs.sessions.choices import rhythm_choices, series_choices, session_choices
from cogs.sessions.confirm import show_change
from cogs.sessions.notes import note_choices, show_notes
from cogs.sessions.reminding import show_choice, show_stages
from cogs.shared.access import Press
from cogs.shared.choices import group_choices
from cogs.shared.replies import reply

Written = app_commands.Range[str, 1, 100]
"""Stages as people write them."""


def add_commands(group: app_commands.Group) -> None:
    """Add the commands to ``/session``."""
    for name, callback in _CALLBACKS.items():
        group.add_command(app_commands.Command(name=name, description="…", callback=callback))


@app_commands.autocomplete(session=session_choices)
async def _lengthen(interaction: Press, session: int, minutes: app_commands.Range[int, 10, 480]) -> None:
    await show_lengthen(interaction, interaction.guild_id or 0, session, minutes)


@app_commands.autocomplete(session=session_choices)
async def _skip(interaction: Press, session: int, until: str | None = None) -> None:
    await show_break(interaction, interaction.guild_id or 0, session, until)


@app_commands.autocomplete(session=session_choices)
async def _guest(interaction: Press, session: int, name: app_commands.Range[str, 1, 80] | None = None) -> None:
    changed = await interaction.client.services.sessions.invite(interaction.guild_id or 0, session, name)
    await reply(interaction, "session-guest-done", guest=changed.guest or "none")


@app_commands.autocomplete(rhythm=rhythm_choices)
@app_commands.autocomplete(series=series_choices)
async def _change(
    interaction: Press,
    series: int,
    starting: str,
    when: str | None = None,
    rhythm: str | None = None,
    every: app_commands.Range[int, 1, 12] | None = None,
    minutes: app_commands.Range[int, 10, 480] | None = None,
    count: app_commands.Range[int, 1, 200] | None = None,
    until: str | None = None,
    title: app_commands.Range[str, 1, 80] | None = None,
    leader: discord.Member | None = None,
) -> None:
    person = leader.id if leader else None
    wish = ChangeWish(series, starting, when, every, rhythm, minutes, person, title, until, count)
    await show_change(interaction, interaction.guild_id or 0, wish)


@app_commands.autocomplete(group=group_choices)
async def _stages(
    interaction: Press, group: int, stages: Written | None = None, on_time: Written | None = None
) -> None:
    await show_stages(interaction, interaction.guild_id or 0, group, stages, on_time)


@app_commands.autocomplete(group=group_choices)
async def _reminders(interaction: Press, group: int) -> None:
    await show_choice(interaction, interaction.guild_id or 0, group)


@app_commands.autocomplete(session=note_choices)
async def _notes(interaction: Press, session: int) -> None:
    await show_notes(interaction, interaction.guild_id or 0, session)


_CALLBACKS: Mapping[str, Any] = {
    "calendar": calendar_command,
    "lengthen": _lengthen,
    "skip": _skip,
    "guest": _guest,
    "notes": _notes,
    "change": _change,
    "stages": _stages,
    "reminders": _reminders,
}
