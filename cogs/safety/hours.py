"""The line that says whether a group's text channel is open; while it is closed, a person can be called from it."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.services.talk_hours import ANY_HOUR, LINE, HoursView
from bot.texts import stamp
from cogs.safety.support import SupportButton


def register_hours(bot: SupportBot) -> None:
    """Tell the bot how the lines are drawn."""
    bot.renderers[LINE] = _line(bot)
    bot.renderers[ANY_HOUR] = _any_hour(bot)


def _line(bot: SupportBot) -> Renderer:
    async def render(entry: OutboxEntry) -> LayoutView | None:
        numbers = (entry.guild_id, int(entry.payload["group"]))
        found = await bot.services.hours.said(*numbers, int(entry.payload["since"]))
        if found is None:
            return None
        box: Container[Any] = Container(TextDisplay(_words(bot, found)))
        if not found.standing.open:
            label, style = bot.texts.say("support-button"), discord.ButtonStyle.primary
            box.add_item(ActionRow[Any](SupportButton(*numbers, label=label, style=style)))
        return LayoutView(timeout=None).add_item(box)

    return render


def _any_hour(bot: SupportBot) -> Renderer:
    async def render(entry: OutboxEntry) -> LayoutView | None:
        return LayoutView(timeout=None).add_item(Container(TextDisplay(bot.texts.say("hours-line-always"))))

    return render


def _words(bot: SupportBot, view: HoursView) -> str:
    found = view.standing
    if not found.open:
        assert found.until is not None
        return bot.texts.say("hours-line-closed", until=stamp(found.until), relative=stamp(found.until, "R"))
    if found.until is None:
        return bot.texts.say("hours-line-open", kind=view.hours.kind.value)
    assert found.then is not None
    return bot.texts.say("hours-line-until", until=stamp(found.until), then=stamp(found.then))
