"""The record's head on the desk, outside the database: whoever cuts the record cannot cut this message with it."""

from __future__ import annotations

import structlog
from discord.ui import Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry

log = structlog.get_logger(__name__)


def noted(guild_id: int, number: int, digest: str) -> str:
    """How a head is written wherever it is noted; ``circlekeeper audit verify --head`` reads it."""
    return f"{guild_id}/{number}/{digest}"


def head_renderer(bot: SupportBot) -> Renderer:
    """Draws the daily head; drawing it notes it in the log as well."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        number, digest = int(entry.payload["number"]), str(entry.payload["digest"])
        log.info("record head", guild=entry.guild_id, number=number, digest=digest)
        view = LayoutView(timeout=None)
        head = noted(entry.guild_id, number, digest)
        view.add_item(Container(TextDisplay(bot.texts.say("audit-head-card", number=number, head=head))))
        return view

    return render
