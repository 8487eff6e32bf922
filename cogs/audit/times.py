"""Response times as a sentence, a table and a picture."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence

import discord
from discord import MediaGalleryItem
from discord.ui import LayoutView, MediaGallery, TextDisplay

from bot.domain.response_times import Month
from bot.render.response_picture import WORDS, response_picture, spoken
from bot.services.response_times import ResponseTimes
from cogs.shared.access import Press
from cogs.shared.replies import reply, say, show

FILE = "response-times.png"


async def show_times(interaction: Press, found: ResponseTimes) -> None:
    """The answer to ``/audit times``."""
    if not found.months:
        await reply(interaction, "audit-times-none")
        return
    title = finding(interaction, found.months)
    words = {word: say(interaction, f"audit-times-{word}") for word in WORDS}
    words |= {level.word: say(interaction, f"case-level-{level.word}") for level in found.targets}
    picture = await asyncio.to_thread(response_picture, found.months, title, words)
    lines = [line_of(interaction, one) for one in found.months]
    targets = " · ".join(f"{words[level.word]} {spoken(span.total_seconds())}" for level, span in found.targets.items())
    view = LayoutView(timeout=None)
    text = say(interaction, "audit-times", title=title, targets=targets, zone=found.zone, lines="\n".join(lines))
    view.add_item(TextDisplay(text[:3900]))
    described = "; ".join([title, *(line.removeprefix("- ").replace("**", "") for line in lines)])
    gallery: MediaGallery[LayoutView] = MediaGallery(
        MediaGalleryItem(f"attachment://{FILE}", description=described[:1000])
    )
    view.add_item(gallery)
    await show(interaction, view, [discord.File(io.BytesIO(picture), FILE)])


def finding(interaction: Press, lines: Sequence[Month]) -> str:
    """What the picture shows, as a sentence: the newest month's most serious level against its target."""
    newest = next((one for one in lines if one.decided), lines[0])
    target = spoken(newest.target)
    return say(
        interaction,
        "audit-times-finding",
        level=newest.level.word,
        month=newest.first,
        under=newest.under,
        decided=newest.decided,
        target=target,
    )


def line_of(interaction: Press, one: Month) -> str:
    """A row of the table; a list reads better than columns, on a phone and with a screen reader."""
    return say(
        interaction,
        "audit-times-line",
        month=one.first,
        level=say(interaction, f"case-level-{one.level.word}"),
        median=spoken(one.median) if one.median is not None else "–",
        p90=spoken(one.p90) if one.p90 is not None else "–",
        under=one.under,
        decided=one.decided,
        share=f"{one.share:.0%}" if one.share is not None else "–",
        waiting=one.waiting,
    )
