"""Pictures of who was there and of what is to come, with the same in words for those who can't see them."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import MediaGalleryItem
from discord.ui import MediaGallery

from bot.domain.attendance import ABSENT, PRESENT, Presence, Sign, counted
from bot.render.attendance import Bars, Grid, draw_bars, draw_grid
from bot.render.rota import shortened
from bot.render.session_calendar import MonthChart, draw_calendar
from bot.services.attendance import Attendances, Calendar
from cogs.shared.access import Press
from cogs.shared.called import names_of
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say, show, think

DAYS = 61
"""How far ahead the calendar reaches."""
COLUMNS = 8
"""Sessions in the grid: more would be too narrow for a phone."""
ALT_LENGTH = 1000


class PictureOpen(PressControl, name="attendance-picture", fields=("session",)):
    """Draws the pictures of the group of a session."""

    async def act(self, interaction: Press) -> None:
        """Draw and show them, to this person only."""
        attendance = interaction.client.services.attendance
        sheet = await attendance.sheet(self.guild_id, self.numbers["session"])
        await show_attendance(interaction, self.guild_id, sheet.session.group_id)


async def show_attendance(interaction: Press, guild_id: int, group_id: int) -> None:
    """Bars for the group, and a grid of its members."""
    found = await interaction.client.services.attendance.of_group(guild_id, group_id)
    if not found.sessions:
        await reply(interaction, "attendance-none-yet")
        return
    await think(interaction)
    names = await names_of(interaction, guild_id, found.members)
    bars, grid = _bars(interaction, found), _grid(interaction, found, names)
    pictures = [await asyncio.to_thread(draw_bars, bars), await asyncio.to_thread(draw_grid, grid)]
    alts = [_bars_alt(bars), _grid_alt(grid)]
    await _show(interaction, f"## {bars.title}", list(zip(("attendance", "members"), pictures, alts, strict=True)))


async def show_calendar(interaction: Press, guild_id: int, group_id: int) -> None:
    """The coming two months."""
    attendance = interaction.client.services.attendance
    last = interaction.client.clock.now().date() + timedelta(days=DAYS)
    found = await attendance.calendar(guild_id, group_id, last)
    await think(interaction)
    chart = _calendar(interaction, found, last)
    picture = await asyncio.to_thread(draw_calendar, chart)
    lines = [say(interaction, "calendar-alt", day=_day(interaction, day), times=times) for day, times in _spoken(chart)]
    await _show(interaction, f"## {chart.title}", [("calendar", picture, " ".join([f"{chart.title}.", *lines]))])


async def _show(interaction: Press, text: str, pictures: list[tuple[str, bytes, str]]) -> None:
    files, gallery = [], MediaGallery[Any]()
    for name, picture, alt in pictures:
        file = f"{name}.png"
        gallery.append_item(MediaGalleryItem(f"attachment://{file}", description=alt[:ALT_LENGTH]))
        files.append(discord.File(BytesIO(picture), file, description=alt[:ALT_LENGTH]))
    await show(interaction, card(text, gallery), files)


def _words(interaction: Press) -> dict[Presence, str]:
    return {one: say(interaction, f"attendance-is-{one.value}") for one in Presence}


def _bars(interaction: Press, found: Attendances) -> Bars:
    rows = [(_label(interaction, at, found.zone), counted(list(people.values()))) for at, people in found.sessions]
    last = rows[-1][1]
    there, absent = sum(last[one] for one in PRESENT), sum(last[one] for one in ABSENT)
    known = there + absent
    title = say(interaction, "attendance-finding", there=there, known=known)
    about = say(interaction, "attendance-picture-about", group=found.group, count=len(rows))
    return Bars(title, about, rows, _words(interaction))


def _grid(interaction: Press, found: Attendances, names: dict[int, str]) -> Grid:
    shown = found.sessions[-COLUMNS:]
    columns = [_label(interaction, at, found.zone).split(" ", 1)[1].replace(" ", "\n") for at, _ in shown]
    rows = [
        (shortened(names.get(person, "?"), 12), [people.get(person) for _, people in shown]) for person in found.members
    ]
    letters = {one: say(interaction, f"attendance-letter-{one.value}") for one in Presence}
    title, about = say(interaction, "attendance-grid-title"), say(interaction, "attendance-grid-about")
    return Grid(title, about, columns, rows, letters, _words(interaction))


def _bars_alt(chart: Bars) -> str:
    lines = [
        f"{label}: {', '.join(f'{number} {chart.words[one]}' for one, number in row.items() if number)}."
        for label, row in chart.rows
    ]
    return " ".join([f"{chart.title}.", *lines])


def _grid_alt(chart: Grid) -> str:
    lines = []
    for name, marks in chart.rows:
        told = [
            f"{label} {chart.words[one]}".replace("\n", " ")
            for label, one in zip(chart.columns, marks, strict=True)
            if one is not None
        ]
        lines.append(f"{name}: {', '.join(told) or '–'}.")
    return " ".join([f"{chart.title}.", *lines])


def _calendar(interaction: Press, found: Calendar, last: date) -> MonthChart:
    zone = ZoneInfo(found.zone)
    days: dict[date, list[tuple[str, Sign]]] = {}
    for starts, sign in found.days:
        local = starts.astimezone(zone)
        days.setdefault(local.date(), []).append((f"{local:%H:%M}", sign))
    now = interaction.client.clock.now()
    ahead = sum(starts > now and sign is not Sign.CANCELLED for starts, sign in found.days)
    return MonthChart(
        say(interaction, "calendar-finding", count=ahead),
        say(interaction, "calendar-about", group=found.group, zone=found.zone),
        [(first, _month(interaction, first)) for first in _months(found.today, last)],
        [say(interaction, f"calendar-weekday-{number}") for number in range(1, 8)],
        days,
        {sign: say(interaction, f"calendar-is-{sign.value}") for sign in Sign},
        found.today,
    )


def _months(first: date, last: date) -> list[date]:
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def _month(interaction: Press, first: date) -> str:
    return f"{say(interaction, f'calendar-month-{first.month}')} {first.year}"


def _label(interaction: Press, at: datetime, zone: str) -> str:
    return _day(interaction, at.astimezone(ZoneInfo(zone)).date())


def _day(interaction: Press, day: date) -> str:
    month = say(interaction, f"calendar-month-{day.month}")[:3]
    return f"{say(interaction, f'calendar-weekday-{day.isoweekday()}')} {day.day} {month}"


def _spoken(chart: MonthChart) -> list[tuple[date, str]]:
    return [
        (day, ", ".join(f"{at} {chart.words[sign]}" for at, sign in some)) for day, some in sorted(chart.days.items())
    ]
