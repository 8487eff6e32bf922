"""A thing among the group's resources, and the word to staff about one that nobody has looked at for a year."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from cogs.library.reading import whole
from cogs.library.views import Change, Remove, StillGood
from cogs.shared.forum import ForumPost
from cogs.shared.replies import card


def post_card(bot: SupportBot) -> Renderer:
    """A thread where the resources are a forum, else a card."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.library.card(entry.guild_id, entry.payload["resource"])
        if found is None:
            return None
        tag = bot.texts.say("library-forum-tag", kind=found.kind.value)
        view = ForumPost(found.title, [tag, *found.tags])
        view.add_item(TextDisplay(whole(bot.texts.say, found)))
        return view

    return render


def old_card(bot: SupportBot) -> Renderer:
    """Gone as soon as somebody has looked at it or taken it out."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.library.card(entry.guild_id, entry.payload["resource"])
        if found is None or found.fresh(bot.services.clock.now()):
            return None
        numbers, say = (entry.guild_id, found.id), bot.texts.say
        row = ActionRow[Any](
            StillGood(*numbers, label=say("library-still-good"), style=discord.ButtonStyle.success),
            Change(*numbers, label=say("library-change")),
            Remove(*numbers, label=say("library-remove")),
        )
        return card(say("library-old", what=whole(say, found)), row)

    return render
