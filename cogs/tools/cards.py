"""A sheet as it is shown to those it is shared with, and the word that a tool is open now."""

from __future__ import annotations

from functools import partial
from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.worksheets import Audience
from bot.errors import NotFound
from cogs.shared.replies import card
from cogs.tools.reading import sheet_texts
from cogs.tools.views import Encourage

CUT = 3400
"""Characters of a shared sheet in one card."""


def shared_card(bot: SupportBot) -> Renderer:
    """Read at the moment of sending; gone when its writer shares it no longer."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        audience = Audience(entry.payload["to"])
        sheet = await bot.services.sheets.shared(entry.guild_id, entry.payload["sheet"], audience)
        if sheet is None:
            return None
        try:
            tool = bot.services.sheets.tool(sheet.tool)
        except NotFound:
            return None
        head = bot.texts.say("sheet-card", person=f"<@{sheet.user_id}>", audience=audience.value)
        words = "\n".join(sheet_texts(partial(bot.texts.say), tool, sheet))[:CUT]
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(head), TextDisplay(words)))
        if audience is Audience.GROUP and await bot.services.thanks.on(entry.guild_id, sheet.group_id):
            label = bot.texts.say("sheet-encourage")
            view.add_item(ActionRow[Any](Encourage(entry.guild_id, sheet.id, label=label)))
        return view

    return render


def release_card(bot: SupportBot) -> Renderer:
    """For the member: a tool is open for them, with the steps they agreed on."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            tool = bot.services.sheets.tool(entry.payload["tool"])
        except NotFound:
            return None
        return card(bot.texts.say("tool-released", tool=tool.title))

    return render
