"""The picture of a rating over the weeks, with the same in words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import BytesIO

import discord
from discord.ui import LayoutView, MediaGallery, TextDisplay

from bot.domain.worksheets import Change, Tool
from bot.render.progress import progress_picture
from cogs.shared.access import Press
from cogs.shared.replies import say

NAME = "progress.png"


async def progress_file(interaction: Press, tool: Tool, found: Sequence[Change]) -> tuple[discord.File, LayoutView]:
    """The file, and the card that shows it with a description for those who cannot see it."""
    assert tool.compare is not None
    before, after = (tool.question(key) for key in tool.compare)
    titles = (tool.title, say(interaction, "tool-picture-before"), say(interaction, "tool-picture-after"))
    picture = await asyncio.to_thread(progress_picture, found, *titles, before.most)
    said = ", ".join(say(interaction, "tool-picture-one", before=one.before, after=one.after) for one in found[-12:])
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(say(interaction, "tool-picture-text", before=before.label, after=after.label, said=said)))
    gallery: MediaGallery[LayoutView] = MediaGallery()
    gallery.add_item(media=f"attachment://{NAME}", description=said[:1000])
    view.add_item(gallery)
    return discord.File(BytesIO(picture), NAME), view
