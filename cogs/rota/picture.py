"""The coming two weeks as a picture, and in words for those who can't see it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord.ui import LayoutView, MediaGallery

from bot.client import SupportBot
from bot.domain.public_holidays import Holiday, public_holidays
from bot.domain.rota import Span, Stint
from bot.render.rota import RotaChart, draw_rota
from bot.services.rota import Outlook
from cogs.rota.lines import Say, day_name, holiday_lines, layer_name, now_lines, open_lines, plain_span
from cogs.shared.replies import card

DAYS = 14
FILE = "rota.png"
ALT_LENGTH = 1000
"""Discord takes up to 1,024 characters."""


async def two_weeks(bot: SupportBot, guild_id: int, say: Say) -> tuple[LayoutView, list[discord.File]]:
    """The card with the picture, and the picture."""
    rota, now = bot.services.rota, bot.clock.now()
    zone = ZoneInfo(await rota.zone(guild_id))
    first = now.astimezone(zone).date()
    begin = datetime.combine(first, time(), zone).astimezone(now.tzinfo)
    outlook = await rota.outlook(guild_id, begin, timedelta(days=DAYS))
    holidays = public_holidays(outlook.countries, first, DAYS)
    chart = _chart(say, outlook, holidays, first, now)
    picture = await asyncio.to_thread(draw_rota, chart)
    lines = [f"## {chart.title}", *now_lines(say, await rota.coverage(guild_id))]
    lines += [*open_lines(say, outlook.open, outlook.layers), *holiday_lines(say, holidays)]
    file = discord.File(BytesIO(picture), FILE, description=_alt(say, outlook, chart.title))
    gallery: MediaGallery[Any] = MediaGallery(
        discord.MediaGalleryItem(f"attachment://{FILE}", description=file.description)
    )
    return card("\n".join(lines), gallery), [file]


def finding(say: Say, outlook: Outlook) -> str:
    """What the picture shows, in one line."""
    if not outlook.stints and not outlook.open:
        return say("rota-finding-nobody", days=DAYS)
    return say("rota-finding", count=len(outlook.open), days=DAYS)


def _chart(say: Say, outlook: Outlook, holidays: Sequence[Holiday], first: date, now: datetime) -> RotaChart:
    local = now.astimezone(ZoneInfo(outlook.zone))
    shown = sorted({one.layer for one in outlook.stints} | {one.layer for one in outlook.open})
    layers = [layer_name(say, outlook.layers, number) for number in shown]
    legend = [say("rota-legend-layers", layers=", ".join(layers))] if len(shown) > 1 else []
    legend.append(say("rota-legend-open" if outlook.open else "rota-legend"))
    return RotaChart(
        finding(say, outlook),
        say("rota-picture-about", zone=outlook.zone, day=day_name(say, local.date()), time=f"{local:%H:%M}"),
        first,
        [day_name(say, first + timedelta(days=number)) for number in range(DAYS)],
        outlook.zone,
        outlook.stints,
        outlook.open,
        _closed(outlook),
        outlook.names,
        say("rota-picture-open"),
        "\n".join(legend),
        now,
        {one.day: one.name for one in holidays},
    )


def _closed(outlook: Outlook) -> list[Span]:
    """When nobody is on duty in any layer."""
    found, since = [], outlook.begin
    for stint in outlook.stints:
        if stint.starts > since:
            found.append((since, stint.starts))
        since = max(since, stint.ends)
    return [*found, (since, outlook.end)] if since < outlook.end else found


def _alt(say: Say, outlook: Outlook, title: str) -> str:
    """What somebody who can't see the picture needs: what is open, then who is on duty when."""
    lines = [f"{title}."]
    lines += [say("rota-alt-open", span=plain_span(say, outlook.zone, (o.starts, o.ends))) for o in outlook.open]
    lines += [_turn(say, outlook, turn) for turn in outlook.turns]
    text = " ".join(lines)
    return text if len(text) <= ALT_LENGTH else f"{text[: ALT_LENGTH - 1]}…"


def _turn(say: Say, outlook: Outlook, turn: Stint) -> str:
    name = outlook.names.get(turn.person, "?")
    return say("rota-alt-turn", person=name, span=plain_span(say, outlook.zone, (turn.starts, turn.ends)))
