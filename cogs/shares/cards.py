"""What a share looks like, and the word to those who lead about one that nobody replied to."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.shares import covered
from bot.texts import stamp
from cogs.shares.views import TakeBack


def share_card(bot: SupportBot) -> Renderer:
    """Who shares, what they hope for, and their words; covered where there is a content note."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.shares.card(entry.guild_id, entry.payload["share"])
        if found is None:
            return None
        head = bot.texts.say("share-card", person=f"<@{found.user_id}>", hope=found.hope.value)
        note = [bot.texts.say("share-card-note", note=found.note)] if found.note else []
        words = covered(found.words) if found.note else found.words
        foot = bot.texts.say("share-card-foot")
        row: ActionRow[Any] = ActionRow(TakeBack(entry.guild_id, found.id, label=bot.texts.say("share-back")))
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay("\n".join([head, *note])), TextDisplay(words), TextDisplay(foot), row))
        return view

    return render


def quiet_card(bot: SupportBot) -> Renderer:
    """For those who lead: a share is without a reply, or has got one since. Its words stay where they are."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.shares.card(entry.guild_id, entry.payload["share"])
        if found is None or found.place is None:
            return None
        channel_id, message_id = found.place
        text = bot.texts.say(
            "share-quiet-answered" if found.answered else "share-quiet",
            person=f"<@{found.user_id}>",
            since=stamp(found.at, "R"),
            hope=found.hope.value,
            link=f"https://discord.com/channels/{entry.guild_id}/{channel_id}/{message_id}",
        )
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(text)))
        return view

    return render
