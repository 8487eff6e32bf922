"""A pair as those who lead see it, and what each of the two reads."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.buddies import Pair, PairState
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from cogs.buddies.views import Quiet, choice_rows, together_rows


def pair_card(bot: SupportBot) -> Renderer:
    """For those who lead: asked, together or over; never who ended it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        pair = await bot.services.buddies.pair(entry.guild_id, entry.payload["pair"])
        if pair is None:
            return None
        first, second = (f"<@{one}>" for one in pair.people)
        return _box(bot.texts.say(f"buddy-card-{pair.state.value}", first=first, second=second))

    return render


def word_card(bot: SupportBot) -> Renderer:
    """For one of the two: the question, that they are buddies, the weekly nudge."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        word, me = str(entry.payload["word"]), int(entry.payload["user"])
        pair = await bot.services.buddies.pair(entry.guild_id, entry.payload["pair"])
        wanted = PairState.PROPOSED if word == "asked" else PairState.TOGETHER
        if pair is None or pair.state is not wanted or me not in pair.people:
            return None
        try:
            group = await bot.services.groups.get(entry.guild_id, pair.group_id)
        except NotFound:
            return None
        return _word(bot, entry, pair, me, group.alias)

    return render


def alone_card(bot: SupportBot) -> Renderer:
    """For the one who stays: gently, and with no reason."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            group = await bot.services.groups.get(entry.guild_id, entry.payload["group"])
        except NotFound:
            return None
        key = "buddy-over-together" if entry.payload["together"] else "buddy-over-asked"
        return _box(bot.texts.say(key, alias=group.alias))

    return render


def about(bot: SupportBot, language: str | None = None) -> str:
    """What a buddy is and is not, as the clinic has written it down."""
    role = bot.services.content.roles.buddy
    return bot.texts.say("buddy-about", language, about=role.about, isnot=role.is_not)


def _word(bot: SupportBot, entry: OutboxEntry, pair: Pair, me: int, alias: str) -> LayoutView:
    other = f"<@{pair.other(me)}>"
    if entry.payload["word"] == "nudge":
        ideas = bot.services.content.roles.buddy.ideas
        idea = ideas[int(entry.payload["turn"]) % len(ideas)]
        quiet = Quiet(entry.guild_id, pair.id, label=bot.texts.say("buddy-quiet"))
        return _box(bot.texts.say("buddy-word-nudge", other=other, idea=idea), ActionRow[Any](quiet))
    asked = entry.payload["word"] == "asked"
    rows = choice_rows(bot.texts, entry.guild_id, pair) if asked else together_rows(bot.texts, entry.guild_id, pair, me)
    key = "buddy-word-asked" if asked else "buddy-word-together"
    return _box(bot.texts.say(key, alias=alias, other=other, about=about(bot)), *rows)


def _box(text: str, *items: Any) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(text), *items))
    return view
