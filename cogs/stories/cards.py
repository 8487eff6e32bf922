"""A story in the group, closed until somebody presses; and the words to staff and to its writer, without its words."""

from __future__ import annotations

from typing import Any

from discord import ButtonStyle
from discord.ui import ActionRow, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.stories import StoryState
from cogs.shared.forum import ForumPost
from cogs.shared.replies import card
from cogs.stories.views import LookAt, Read, Withdraw


def story_card(bot: SupportBot) -> Renderer:
    """Title and content note; gone at once when its writer withdraws it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.stories.shown(entry.guild_id, entry.payload["story"])
        if found is None:
            return None
        say, ids = bot.texts.say, (entry.guild_id, found.id)
        view = ForumPost(found.title, [say("story-tag")])
        view.add_item(TextDisplay(say("story-card", title=found.title, note=found.note or "none")))
        view.add_item(ActionRow[Any](Read(*ids, label=say("story-read")), Withdraw(*ids, label=say("story-withdraw"))))
        return view

    return render


def waiting_card(bot: SupportBot) -> Renderer:
    """For staff; gone as soon as somebody has dealt with it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.stories.get(entry.guild_id, entry.payload["story"])
        if found is None or found.state is not StoryState.SENT:
            return None
        look = LookAt(entry.guild_id, found.id, label=bot.texts.say("story-look"), style=ButtonStyle.primary)
        return card(bot.texts.say("story-waiting"), ActionRow[Any](look))

    return render


def news_card(bot: SupportBot) -> Renderer:
    """For its writer: that it was read, and where to see what came of it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.stories.get(entry.guild_id, entry.payload["story"])
        if found is None or found.state in {StoryState.DRAFT, StoryState.SENT}:
            return None
        return card(bot.texts.say("story-news", state=found.state.value))

    return render
