"""Autocompletion of the case commands."""

from __future__ import annotations

from discord import app_commands

from bot.domain.work import CALMS, TIME_OUTS
from cogs.cases.quiet import span_label
from cogs.shared.access import Press
from cogs.shared.replies import say


async def calm_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The ways to quiet a group."""
    found = [(say(interaction, f"measure-{one.key}"), one.key) for one in CALMS]
    return [app_commands.Choice(name=name, value=key) for name, key in found if current.lower() in name.lower()]


async def span_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """How long a time-out may last."""
    return [
        app_commands.Choice(name=span_label(interaction, one), value=int(one.total_seconds() // 60))
        for one in TIME_OUTS
    ]
