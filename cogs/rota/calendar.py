"""Shifts as a calendar file."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import discord
from discord.ui import File, LayoutView

from bot.client import SupportBot
from bot.domain.rota import Stint
from bot.render.calendars import Entry, calendar_file
from bot.services.rota import Outlook
from cogs.rota.lines import Say, layer_name
from cogs.shared.replies import card

NAME, AHEAD = "rota.ics", timedelta(days=90)
"""The file's name, and how far ahead it goes."""


async def calendar(
    bot: SupportBot, guild_id: int, reader: int, whose: str, say: Say
) -> tuple[LayoutView, discord.File]:
    """The card with the file, and the file: shifts of the reader (``mine``) or of ``everyone``."""
    now = bot.clock.now()
    outlook = await bot.services.rota.outlook(guild_id, now - timedelta(days=1), AHEAD)
    turns = [one for one in outlook.turns if whose == "everyone" or one.person == reader]
    data = calendar_file(say("rota-calendar-name"), [_entry(say, guild_id, outlook, whose, one) for one in turns], now)
    text = say("rota-calendar", count=len(turns), days=AHEAD.days)
    return card(text, File[Any](f"attachment://{NAME}")), discord.File(BytesIO(data), NAME)


def _entry(say: Say, guild_id: int, outlook: Outlook, whose: str, turn: Stint) -> Entry:
    title = say(
        f"rota-calendar-{whose}",
        person=outlook.names.get(turn.person, "?"),
        layer=layer_name(say, outlook.layers, turn.layer),
    )
    key = f"{guild_id}-{turn.layer}-{turn.person}-{int(turn.starts.timestamp())}"
    return Entry(key, title, turn.starts, turn.ends)
