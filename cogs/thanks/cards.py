"""The word to whoever is thanked, and the card that they may show to the group."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.services.thanks import GIVEN, SHOWN
from cogs.shared.replies import card
from cogs.thanks.views import Open, quoted


def register_cards(bot: SupportBot) -> None:
    """Tell the bot how they are drawn."""
    bot.renderers[GIVEN] = given_card(bot)
    bot.renderers[SHOWN] = shown_card(bot)


def given_card(bot: SupportBot) -> Renderer:
    """In private; the words stay behind the button."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.thanks.card(entry.guild_id, entry.payload["thanks"])
        if found is None:
            return None
        label, style = bot.texts.say("thanks-open"), discord.ButtonStyle.primary
        row = ActionRow[Any](Open(entry.guild_id, found.id, label=label, style=style))
        return card(bot.texts.say("thanks-dm", person=f"<@{found.user_id}>"), row)

    return render


def shown_card(bot: SupportBot) -> Renderer:
    """In the group, as long as whoever got it shows it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.thanks.card(entry.guild_id, entry.payload["thanks"])
        if found is None or not found.shared:
            return None
        people = {"giver": f"<@{found.user_id}>", "receiver": f"<@{found.receiver_id}>"}
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(bot.texts.say("thanks-card", **people)), TextDisplay(quoted(found.words))))
        return view

    return render
