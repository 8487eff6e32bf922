"""What is added to ``/session`` about who was there: sheet, list, summary and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord import app_commands

from bot.domain.sessions import Absence
from bot.errors import NotFound, Refusal
from bot.texts import stamp
from cogs.attendance.missing import missing_view
from cogs.attendance.picture import show_calendar
from cogs.attendance.sheet import correction
from cogs.attendance.summary import open_form
from cogs.shared.access import Press, scope_of
from cogs.shared.choices import group_choices
from cogs.shared.replies import reply, say, show


def add_commands(group: app_commands.Group) -> None:
    """Add the commands to ``/session``."""
    for name, callback in _CALLBACKS.items():
        group.add_command(app_commands.Command(name=name, description="…", callback=callback))


async def _begun(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    attendance = interaction.client.services.attendance
    found = await attendance.choices(interaction.guild_id or 0, interaction.user.id, current)
    return [app_commands.Choice(name=str(one)[:100], value=one.id) for one in found]


async def _coming(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    sessions = interaction.client.services.sessions
    found = await sessions.choices(interaction.guild_id or 0, interaction.user.id, current)
    return [app_commands.Choice(name=str(one)[:100], value=one.id) for one in found]


@app_commands.autocomplete(session=_begun)
async def _attendance(interaction: Press, session: int) -> None:
    await show(interaction, await correction(interaction, interaction.guild_id or 0, session))


@app_commands.autocomplete(session=_begun)
async def _summary(interaction: Press, session: int) -> None:
    await open_form(interaction, interaction.guild_id or 0, session)


@app_commands.autocomplete(session=_coming, group=group_choices)
async def _absences(interaction: Press, session: int | None = None, group: int | None = None) -> None:
    if session is not None:
        await _not_coming(interaction, session)
        return
    here = await scope_of(interaction, interaction.guild_id, {})
    meant = group or here.group_id
    if meant is None:
        raise Refusal("group-which")
    await show(interaction, await missing_view(interaction, interaction.guild_id or 0, meant))


@app_commands.autocomplete(group=group_choices)
async def _calendar(interaction: Press, group: int) -> None:
    guild_id = interaction.guild_id or 0
    services, person = interaction.client.services, interaction.user.id
    mine = await services.groups.visible(guild_id, person, administrator=False)
    if group not in {one.id for one in mine}:
        raise NotFound("calendar-not-yours")
    await show_calendar(interaction, guild_id, group)


async def _not_coming(interaction: Press, session: int) -> None:
    """Who is not coming to a session or late, and what they wrote."""
    guild_id, sessions = interaction.guild_id or 0, interaction.client.services.sessions
    found = await sessions.card(guild_id, session)
    if found is None:
        raise NotFound("session-gone")
    absences = await sessions.rsvps.absences(guild_id, session)
    lines = "\n".join(_absence(interaction, one) for one in absences)[:3500]
    key = "session-absences" if absences else "session-absences-none"
    await reply(interaction, key, title=found.title, when=stamp(found.session.starts), lines=lines)


def _absence(interaction: Press, one: Absence) -> str:
    words = "\n".join(f"> {line}" for line in (one.word or "").splitlines())
    line = say(interaction, f"session-absence-{one.answer.value}", person=f"<@{one.user_id}>")
    return f"{line}\n{words}" if words else line


_CALLBACKS: Mapping[str, Any] = {
    "attendance": _attendance,
    "absences": _absences,
    "summary": _summary,
    "calendar-picture": _calendar,
}
