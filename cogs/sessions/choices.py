"""Completions of ``/session``: sessions, series and rhythms, by what is typed."""

from __future__ import annotations

from discord import app_commands

from bot.domain.recurrence import Rhythm
from bot.services.session_plans import ONCE
from cogs.shared.access import Press
from cogs.shared.choices import MOST
from cogs.shared.replies import say

RHYTHMS = (*(rhythm.value for rhythm in Rhythm), ONCE)


async def session_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Coming sessions of the groups the person leads."""
    sessions = interaction.client.services.sessions
    found = await sessions.choices(interaction.guild_id or 0, interaction.user.id, current)
    return [app_commands.Choice(name=str(one)[:100], value=one.id) for one in found]


async def series_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Running series of the groups the person leads."""
    sessions, typed = interaction.client.services.sessions, current.strip().lower()
    found = await sessions.running_series(interaction.guild_id or 0, interaction.user.id)
    named = [(f"{one.title} · {one.rule.first:%Y-%m-%d} {one.rule.at:%H:%M}"[:100], one.id) for one in found]
    return [app_commands.Choice(name=name, value=number) for name, number in named if typed in name.lower()][:MOST]


async def rhythm_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """How often a series may meet."""
    typed = current.strip().lower()
    named = [(say(interaction, f"session-choice-{value}"), value) for value in RHYTHMS]
    return [app_commands.Choice(name=name, value=value) for name, value in named if typed in f"{name} {value}".lower()]
