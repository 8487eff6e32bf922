"""The card of a session that goes on, of a round in it, and of practice."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.floor import Floor, Place, speaking, waiting
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from bot.texts import stamp
from cogs.floor import views

SHOWN = 10
"""Names of a round that are shown."""


def floor_card(bot: SupportBot) -> Renderer:
    """The part that is on, until when, what comes next, and the buttons for who leads."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        session_id = entry.payload["session"]
        try:
            found, agenda = await bot.services.floors.floor(entry.guild_id, session_id)
        except NotFound:
            return None
        if found.ended:
            return _box(TextDisplay(bot.texts.say("floor-card-over")))
        item, last = min(found.item, len(agenda) - 1), found.item >= len(agenda) - 1
        text = bot.texts.say(
            "floor-card",
            part=agenda[item].title,
            number=item + 1,
            parts=len(agenda),
            until=stamp(found.until, "t"),
            left=stamp(found.until, "R"),
            next=bot.texts.say("floor-last") if last else agenda[item + 1].title,
        )
        return _box(TextDisplay(text), *_floor_rows(bot, entry.guild_id, session_id, found, last=last))

    return render


def _floor_rows(bot: SupportBot, guild_id: int, session_id: int, found: Floor, *, last: bool) -> list[ActionRow[Any]]:
    numbers, primary = (guild_id, session_id), discord.ButtonStyle.primary
    steps = [
        views.NextPart(*numbers, label=bot.texts.say("floor-next"), style=primary, disabled=last),
        views.MoreTime(*numbers, label=bot.texts.say("floor-more")),
        views.PartBack(*numbers, label=bot.texts.say("floor-back"), disabled=found.item == 0),
        views.BeginRound(*numbers, label=bot.texts.say("round-begin")),
        views.EndSession(*numbers, label=bot.texts.say("floor-end"), style=discord.ButtonStyle.danger),
    ]
    return [ActionRow(*steps)]


def time_card(bot: SupportBot) -> Renderer:
    """For those who lead, beside the room: a part's time is up."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            found, agenda = await bot.services.floors.floor(entry.guild_id, entry.payload["session"])
        except NotFound:
            return None
        item = entry.payload["number"]
        if found.ended or found.item != item or item >= len(agenda):
            return None
        return _box(TextDisplay(bot.texts.say("floor-time-up", part=agenda[item].title)))

    return render


def round_card(bot: SupportBot) -> Renderer:
    """Who has the word, who comes next, and that nobody has to."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        session_id = entry.payload["session"]
        try:
            found, _ = await bot.services.floors.floor(entry.guild_id, session_id)
        except NotFound:
            return None
        now = speaking(found.round)
        if found.ended or now is None:
            return _box(TextDisplay(bot.texts.say("round-over")))
        text = bot.texts.say("round-card", now=f"<@{now.user_id}>", then=_then(bot, found.round))
        return _box(TextDisplay(text), *_round_rows(bot, entry.guild_id, session_id))

    return render


def _then(bot: SupportBot, places: tuple[Place, ...]) -> str:
    after = waiting(places)
    names = [f"<@{one.user_id}>" for one in after[:SHOWN]]
    more = [bot.texts.say("round-more", count=len(after) - SHOWN)] if len(after) > SHOWN else []
    return ", ".join([*names, *more]) or bot.texts.say("round-nobody")


def _round_rows(bot: SupportBot, guild_id: int, session_id: int) -> list[ActionRow[Any]]:
    numbers = (guild_id, session_id)
    mine = [
        views.RoundDone(*numbers, label=bot.texts.say("round-done"), style=discord.ButtonStyle.primary),
        views.RoundPass(*numbers, label=bot.texts.say("round-pass")),
        views.RoundLater(*numbers, label=bot.texts.say("round-later")),
    ]
    whole = [
        views.RoundJoin(*numbers, label=bot.texts.say("round-join")),
        views.RoundLeave(*numbers, label=bot.texts.say("round-leave")),
    ]
    return [ActionRow(*mine), ActionRow(*whole)]


def practice_card(bot: SupportBot, key: str) -> Renderer:
    """What the group practises until the next session."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        words = await bot.services.floors.practice(entry.guild_id, entry.payload["session"])
        return _box(TextDisplay(bot.texts.say(key)), TextDisplay(words)) if words else None

    return render


def _box(*items: Any) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(*items))
    return view
