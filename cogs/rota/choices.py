"""Autocompletion of what is on the rota."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

from discord import app_commands

from bot.services.rota import Entries, key_of
from cogs.rota.lines import (
    WEEKDAYS,
    Say,
    named,
    override_line,
    plain_span,
    rotation_line,
    shift_line,
    span_line,
    time_off_line,
)
from cogs.shared.access import Press
from cogs.shared.choices import MOST
from cogs.shared.replies import say

T = TypeVar("T", str, int)
KINDS = ("shift", "rotation", "override", "time-off")
"""What can be taken out, in the order of the numbers that controls carry."""


async def weekday_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The days of the week."""
    return _choices([(say(interaction, f"weekday-{day}"), day) for day in WEEKDAYS], current)


async def entry_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """Everything that is entered."""
    if interaction.guild_id is None:
        return []
    entries = await interaction.client.services.rota.entries(interaction.guild_id)
    found = described(_saying(interaction), entries, plain=True)
    return _choices([(line, key) for key, line in found.items()], current)


async def rotation_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Rotations."""
    if interaction.guild_id is None:
        return []
    entries = await interaction.client.services.rota.entries(interaction.guild_id)
    found = described(_saying(interaction), entries, plain=True)
    return _choices([(found[f"rotation:{one.id}"], one.id) for one in entries.plan.rotations], current)


async def own_shift_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The person's own coming shifts."""
    return await _shifts(interaction, interaction.user.id, current)


async def their_shift_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """Coming shifts of the one who is asked."""
    other: Any = getattr(interaction.namespace, "person", None)
    return await _shifts(interaction, int(other.id), current) if other is not None else []


def described(say: Say, entries: Entries, *, plain: bool = False) -> dict[str, str]:
    """``kind:number`` → what it is, of everything that is entered, with names in place of mentions.

    ``plain`` is for where Discord shows no timestamps: times are then in the rota's zone.
    """
    plan, layers = entries.plan, entries.layers
    span = partial(plain_span, say, entries.zone) if plain else span_line

    def name(person: int) -> str:
        return named(entries.names, person)

    return {
        **{f"shift:{one.id}": shift_line(say, one, name(one.person), layers) for one in plan.shifts},
        **{
            f"rotation:{one.id}": rotation_line(say, one, [name(who) for who in one.people], layers)
            for one in plan.rotations
        },
        **{f"override:{one.id}": override_line(say, one, name, span) for one in plan.overrides},
        **{f"time-off:{one.id}": time_off_line(say, one, name, span) for one in plan.time_off},
    }


async def _shifts(interaction: Press, person: int, current: str) -> list[app_commands.Choice[str]]:
    if interaction.guild_id is None:
        return []
    rota = interaction.client.services.rota
    zone, turns = await rota.zone(interaction.guild_id), await rota.swaps.coming(interaction.guild_id, person)
    span = partial(plain_span, _saying(interaction), zone)
    return _choices([(span((turn.starts, turn.ends)), key_of(turn)) for turn in turns], current)


def _saying(interaction: Press) -> Say:
    def saying(key: str, **values: str | int | float) -> str:
        return say(interaction, key, **values)

    return saying


def _choices(found: Iterable[tuple[str, T]], current: str) -> list[app_commands.Choice[T]]:
    wanted = current.strip().lower()
    return [app_commands.Choice(name=line[:100], value=key) for line, key in found if wanted in line.lower()][:MOST]
