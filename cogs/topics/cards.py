"""The card of the week, that one was proposed, and what became of it."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.topics import TopicState
from bot.services.topics import CARD, PROPOSED, SETTLED
from cogs.shared.replies import card
from cogs.topics.views import Drop, Pass, Propose, TakeUp


def register_cards(bot: SupportBot) -> None:
    """Tell the bot how they are drawn."""
    bot.renderers[CARD] = week_card(bot)
    bot.renderers[PROPOSED] = proposed_card(bot)
    bot.renderers[SETTLED] = settled_card(bot)


def week_card(bot: SupportBot) -> Renderer:
    """In the group, without the name of whoever proposed it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.topics.card(entry.guild_id, entry.payload["topic"])
        if found is None:
            return None
        title = discord.utils.escape_markdown(found.title)
        row = ActionRow[Any](
            Pass(entry.guild_id, found.id, label=bot.texts.say("topic-pass")),
            Propose(entry.guild_id, found.group_id, label=bot.texts.say("topic-propose")),
        )
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(bot.texts.say("topic-card", title=title, about=found.about)), row))
        return view

    return render


def proposed_card(bot: SupportBot) -> Renderer:
    """For those who lead; gone as soon as it is settled."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.topics.card(entry.guild_id, entry.payload["topic"])
        if found is None or found.state is not TopicState.PROPOSED:
            return None
        row = ActionRow[Any](
            TakeUp(entry.guild_id, found.id, label=bot.texts.say("topic-take-up"), style=discord.ButtonStyle.primary),
            Drop(entry.guild_id, found.id, label=bot.texts.say("topic-decline")),
        )
        words = {"title": discord.utils.escape_markdown(found.title), "about": found.about}
        view = LayoutView(timeout=None)
        text = bot.texts.say("topic-proposed-card", person=f"<@{found.user_id}>", **words)
        view.add_item(Container(TextDisplay(text), row))
        return view

    return render


def settled_card(bot: SupportBot) -> Renderer:
    """To whoever proposed it: it gets its week."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.topics.card(entry.guild_id, entry.payload["topic"])
        if found is None:
            return None
        return card(bot.texts.say("topic-dm-taken-up", title=discord.utils.escape_markdown(found.title)))

    return render
