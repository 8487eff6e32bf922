"""``/staff-time``."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import MediaGallery

from bot.client import SupportBot
from bot.domain.time_spent import TimeSpent
from bot.render.time_spent import time_picture
from cogs.shared.access import Press
from cogs.shared.replies import card, reply, say, show

NAME = "staff-time.png"
MOST = 15
"""People in one picture."""


class ClinicCommands(commands.Cog):
    """For supervisors."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="staff-time")
    @app_commands.guild_only()
    async def staff_time(self, interaction: Press, days: app_commands.Range[int, 1, 366] = 30) -> None:
        """Show how professionals' time is used across groups."""
        found = await self.bot.services.time_spent.table(interaction.guild_id or 0, days)
        if not found:
            await reply(interaction, "time-nobody")
            return
        lines = [say(interaction, "time-title", days=days), *(_line(interaction, one) for one in found)]
        title, hours, cases = (say(interaction, key) for key in ("time-picture", "time-hours", "time-cases"))
        picture = await asyncio.to_thread(time_picture, _busiest(found), title, hours, cases)
        gallery: MediaGallery[Any] = MediaGallery()
        gallery.add_item(media=f"attachment://{NAME}", description="; ".join(lines[1:])[:1000])
        await show(interaction, card("\n".join(lines)[:3500], gallery), [discord.File(BytesIO(picture), NAME)])


def _busiest(found: Sequence[TimeSpent]) -> list[TimeSpent]:
    return sorted(found, key=lambda one: (-one.hours, -one.cases, one.name))[:MOST]


def _line(interaction: Press, one: TimeSpent) -> str:
    return say(
        interaction,
        "time-line",
        name=one.name,
        groups=one.groups,
        members=one.members,
        sessions=one.sessions,
        hours=f"{one.hours:g}",
        cases=one.cases,
    )
