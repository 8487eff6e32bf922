"""``/session start`` and ``/session practice``."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from cogs.shared.access import Press
from cogs.shared.forms import forms
from cogs.shared.replies import reply


async def near_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Sessions of the person's groups, the nearest first."""
    found = await interaction.client.services.notes.choices(interaction.guild_id or 0, interaction.user.id, current)
    return [app_commands.Choice(name=str(one)[:100], value=one.id) for one in found]


@app_commands.autocomplete(session=near_choices)
async def _start(interaction: Press, session: int) -> None:
    await interaction.client.services.floors.begin(interaction.guild_id or 0, session)
    await reply(interaction, "floor-started")


@app_commands.autocomplete(session=near_choices)
async def _practice(interaction: Press, session: int) -> None:
    form = forms(interaction.client).forms["session-practice"]
    await form.open(interaction, interaction.guild_id or 0, session)


_CALLBACKS = {"start": _start, "practice": _practice}


def add_commands(group: app_commands.Group) -> None:
    """Add them to ``/session``; their descriptions come from the texts."""
    for name, callback in _CALLBACKS.items():
        command: app_commands.Command[Any, ..., Any] = app_commands.Command(
            name=name, description="…", callback=callback, parent=group
        )
        group.add_command(command)
