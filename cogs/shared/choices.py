"""Autocompletion shared by all capabilities."""

from __future__ import annotations

from zoneinfo import available_timezones

from discord import app_commands

from cogs.shared.access import Press

MOST = 25
"""Discord shows no more choices."""


async def group_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Groups the person runs or is in (all of them for administrators and supervisors), by what is typed."""
    if interaction.guild_id is None:
        return []
    groups = await interaction.client.services.groups.visible(
        interaction.guild_id, interaction.user.id, administrator=interaction.permissions.manage_guild
    )
    wanted = current.strip().lower()
    return [
        app_commands.Choice(name=group.name, value=group.id)
        for group in groups
        if wanted in group.name.lower() or wanted == str(group.id)
    ][:MOST]


async def type_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The kinds of group there are."""
    types = interaction.client.services.content.group_types
    wanted = current.strip().lower()
    found = [(kind.name, key) for key, kind in types.items() if wanted in kind.name.lower() or wanted in key]
    return [app_commands.Choice(name=name, value=key) for name, key in found][:MOST]


async def zone_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """IANA time zones, by what is typed."""
    wanted = current.strip().lower().replace(" ", "_")
    found = sorted(zone for zone in available_timezones() if wanted in zone.lower())
    return [app_commands.Choice(name=zone, value=zone) for zone in found[:MOST]]
