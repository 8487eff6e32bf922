"""Messages about the rota, drawn as things are when they are sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.rota import Swap, SwapState
from bot.errors import NotFound
from bot.texts import stamp
from cogs.rota.controls import HereButton, LookButton, SwapAccept, SwapDecline
from cogs.rota.lines import named, saying, span_line
from cogs.rota.problems import lines_of
from cogs.shared.replies import card


def register(bot: SupportBot) -> None:
    """Tell the bot how each kind of message is drawn."""
    bot.renderers["rota-welcome"] = _proof(bot, "rota-welcome")
    bot.renderers["rota-reach"] = _proof(bot, "rota-reach")
    bot.renderers["rota-swap"] = _swap(bot)
    bot.renderers["rota-swap-answered"] = _answered(bot)
    bot.renderers["rota-preflight"] = _preflight(bot)


def _proof(bot: SupportBot, key: str) -> Renderer:
    """A message with a button that shows that it arrived."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        guild = bot.get_guild(entry.guild_id)
        here = HereButton(entry.guild_id, label=bot.texts.say("rota-here"), style=discord.ButtonStyle.primary)
        return card(bot.texts.say(key, server=guild.name if guild else "Discord"), ActionRow[Any](here))

    return render


def _swap(bot: SupportBot) -> Renderer:
    """The question to the one who is asked, and what became of it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            swap = await bot.services.rota.swaps.get(entry.guild_id, entry.payload["swap"])
        except NotFound:
            return None
        text = await _about(bot, entry.guild_id, swap, "rota-swap-question")
        if swap.state is not SwapState.ASKED:
            return card("\n".join([text, bot.texts.say(f"rota-swap-{swap.state.value}")]))
        accept = SwapAccept(
            entry.guild_id, swap.id, label=bot.texts.say("rota-swap-accept"), style=discord.ButtonStyle.success
        )
        decline = SwapDecline(entry.guild_id, swap.id, label=bot.texts.say("rota-swap-decline"))
        return card(text, ActionRow[Any](accept, decline))

    return render


def _answered(bot: SupportBot) -> Renderer:
    """What became of it, for the one who asked."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            swap = await bot.services.rota.swaps.get(entry.guild_id, entry.payload["swap"])
        except NotFound:
            return None
        return card(await _about(bot, entry.guild_id, swap, f"rota-swap-told-{swap.state.value}"))

    return render


async def _about(bot: SupportBot, guild_id: int, swap: Swap, key: str) -> str:
    names = (await bot.services.rota.entries(guild_id)).names
    return bot.texts.say(
        key,
        asker=named(names, swap.asker),
        other=named(names, swap.other),
        given=span_line(swap.given),
        back=span_line(swap.back) if swap.back else "",
        returned="yes" if swap.back else "no",
        expires=stamp(swap.expires, "R"),
    )


def _preflight(bot: SupportBot) -> Renderer:
    """What is wrong with shifts that begin soon; nothing once it is mended. One person's own part goes to them."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        say, stage, only = saying(bot.texts), int(entry.payload["stage"]), int(entry.payload["only"])
        found = await bot.services.rota.watch.problems(entry.guild_id, timedelta(hours=stage))
        mine = [one for one in found if not only or one.person == only]
        lines = await lines_of(bot, entry.guild_id, say, mine)
        if not lines:
            return None
        if only:
            here = HereButton(entry.guild_id, label=say("rota-here"), style=discord.ButtonStyle.primary)
            return card("\n".join([say("rota-preflight-yours", hours=stage), *lines]), ActionRow[Any](here))
        look = LookButton(entry.guild_id, label=say("rota-look"))
        return card("\n".join([say("rota-preflight-soon", hours=stage), *lines]), ActionRow[Any](look))

    return render
