"""Autocompletion shared by all capabilities."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import available_timezones

from discord import app_commands

from cogs.shared.access import Press
from cogs.shared.replies import front_door, say

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


async def case_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Open cases, then closed ones, by number or alias."""
    if interaction.guild_id is None:
        return []
    cases = interaction.client.services.cases
    found = await cases.list(interaction.guild_id) + await cases.list(interaction.guild_id, closed=True)
    wanted = current.strip().lower()
    return [
        app_commands.Choice(
            name=say(
                interaction,
                "case-choice",
                case=one.case.id,
                level=one.case.rule.level.word,
                alias=one.alias,
                state=one.case.rule.state.value,
            )[:100],
            value=one.case.id,
        )
        for one in found
        if wanted in one.alias.lower() or wanted in str(one.case.id)
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


def guard_choices(tree: app_commands.CommandTree[Any]) -> None:
    """Let no completion of the tree end in silence: one that fails offers nothing, and the log says why.

    discord.py would leave the person waiting, and tells nobody's error handler.
    """
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            for option in command.parameters:
                choices: Any = command._params[option.name].autocomplete
                if choices is not None and not hasattr(choices, "guarded"):
                    command.autocomplete(option.name)(_guarded(choices))


def _guarded(choices: Callable[..., Awaitable[list[app_commands.Choice[Any]]]]) -> Any:
    @functools.wraps(choices)
    async def guarded(*given: Any) -> list[app_commands.Choice[Any]]:
        found: list[app_commands.Choice[Any]] = []
        async with front_door(given[-2]):
            found = await choices(*given)
        return found  # noqa: RET504 - nothing when the door has explained an error

    guarded.guarded = True  # type: ignore[attr-defined]  # discord.py shares parameters between bots of one process
    return guarded
