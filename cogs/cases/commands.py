"""``/case`` beyond the basics: everything that the card's *More* offers, as commands of the same group."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands

from bot.errors import NotFound, Refusal
from cogs.cases.after import show_load
from cogs.cases.choices import calm_choices, span_choices
from cogs.cases.controls import on_it
from cogs.cases.handing import accept, take_over
from cogs.cases.more import bring_in, group_message, reach
from cogs.cases.protocols import show_case_protocols
from cogs.cases.quiet import ask_remove, calm, time_out
from cogs.cases.shift import accept_shift
from cogs.shared.access import Press
from cogs.shared.choices import case_choices
from cogs.shared.forms import forms
from cogs.shared.replies import reply


def add_commands(group: app_commands.Group) -> None:
    """Add the commands to ``/case``."""
    for name, callback in _CALLBACKS.items():
        group.add_command(app_commands.Command(name=name, description="…", callback=callback))


@app_commands.autocomplete(case=case_choices)
async def _take_over(interaction: Press, case: int) -> None:
    await take_over(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(case=case_choices)
async def _on_it(interaction: Press, case: int) -> None:
    await on_it(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(case=case_choices)
async def _reach(interaction: Press, case: int) -> None:
    await reach(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(case=case_choices)
async def _bring_in(interaction: Press, case: int) -> None:
    await bring_in(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(how=calm_choices)
@app_commands.autocomplete(case=case_choices)
async def _calm(interaction: Press, case: int, how: str) -> None:
    await calm(interaction, interaction.guild_id or 0, case, how)


@app_commands.autocomplete(minutes=span_choices)
@app_commands.autocomplete(case=case_choices)
async def _time_out(interaction: Press, case: int, minutes: int) -> None:
    await time_out(interaction, interaction.guild_id or 0, case, timedelta(minutes=minutes))


@app_commands.autocomplete(case=case_choices)
async def _remove_message(interaction: Press, case: int) -> None:
    await ask_remove(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(case=case_choices)
async def _protocol(interaction: Press, case: int) -> None:
    await show_case_protocols(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(case=case_choices)
async def _group_message(interaction: Press, case: int) -> None:
    await group_message(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(case=case_choices)
async def _lift(interaction: Press, case: int) -> None:
    services, guild = interaction.client.services, interaction.guild_id or 0
    found = await services.cases.card(guild, case)
    if found is None:
        raise NotFound("case-unknown", case=case)
    if not found.measures:
        raise Refusal("measure-none")
    for one in found.measures:
        await services.measures.lift(guild, one.id, interaction.user.id)
    await reply(interaction, "measure-lifted")


@app_commands.autocomplete(case=case_choices)
async def _kinds(interaction: Press, case: int) -> None:
    await forms(interaction.client).forms["case-kinds"].open(interaction, interaction.guild_id or 0, case)


@app_commands.autocomplete(case=case_choices)
async def _accept(interaction: Press, case: int) -> None:
    await accept(interaction, interaction.guild_id or 0, case)


async def _accept_shift(interaction: Press, person: discord.Member) -> None:
    guild = interaction.guild_id or 0
    number = await interaction.client.services.handovers.offered_by(guild, person.id)
    await accept_shift(interaction, guild, number)


@app_commands.autocomplete(case=case_choices)
async def _follow_up_done(interaction: Press, case: int) -> None:
    guild, cases = interaction.guild_id or 0, interaction.client.services.cases
    found = await cases.open_followups(guild, case)
    if not found:
        raise NotFound("followup-unknown")
    for number in found:
        await cases.followed_up(guild, number, interaction.user.id)
    await reply(interaction, "followup-thanks")


async def _load(interaction: Press) -> None:
    await show_load(interaction, interaction.guild_id or 0)


_CALLBACKS: Mapping[str, Any] = {
    "take-over": _take_over,
    "on-it": _on_it,
    "reach": _reach,
    "bring-in": _bring_in,
    "quiet": _calm,
    "lift": _lift,
    "time-out": _time_out,
    "remove-message": _remove_message,
    "protocol": _protocol,
    "group-message": _group_message,
    "kinds": _kinds,
    "accept": _accept,
    "accept-shift": _accept_shift,
    "follow-up-done": _follow_up_done,
    "load": _load,
}
