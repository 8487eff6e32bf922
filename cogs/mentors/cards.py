"""A mentor as those who lead see them, as the group sees them, and what the mentor is told."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.mentors import Mentor, MentorState
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from bot.texts import stamp
from cogs.mentors.role import role_text
from cogs.mentors.views import AgreePick, Decline, GoOn, StepBack


def offer_card(bot: SupportBot) -> Renderer:
    """Words and a decision while it is open; afterwards only until when it is agreed."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.mentors.card(entry.guild_id, entry.payload["mentor"])
        if found is None:
            return None
        person, until = f"<@{found.user_id}>", stamp(found.until, "D") if found.until else ""
        if found.state is not MentorState.OFFERED:
            return _box(TextDisplay(bot.texts.say(f"mentor-card-{found.state.value}", person=person, until=until)))
        head = bot.texts.say("mentor-card-offered", person=person)
        words = bot.texts.say("mentor-card-words", why=_quoted(found.why), gives=_quoted(found.gives))
        return _box(TextDisplay(head), TextDisplay(words), TextDisplay(role_text(bot)), *_decision(bot, entry, found))

    return render


def here_card(bot: SupportBot) -> Renderer:
    """For the group: who is a mentor, and what that means; gone when it is over."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.mentors.card(entry.guild_id, entry.payload["mentor"])
        if found is None or found.state is not MentorState.SERVING:
            return None
        head = bot.texts.say("mentor-here", person=f"<@{found.user_id}>")
        return _box(TextDisplay(head), TextDisplay(role_text(bot)))

    return render


def word_card(bot: SupportBot) -> Renderer:
    """For the mentor: what was decided, and the one press that ends it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        word = str(entry.payload["word"])
        found = await bot.services.mentors.card(entry.guild_id, entry.payload["mentor"])
        try:
            group = await bot.services.groups.get(entry.guild_id, entry.payload["group"])
        except NotFound:
            return None
        if word == "agreed" and found is not None and found.until is not None:
            text = bot.texts.say("mentor-word-agreed", alias=group.alias, until=stamp(found.until, "D"))
            back = StepBack(entry.guild_id, found.id, label=bot.texts.say("mentor-back"))
            return _box(TextDisplay(text), TextDisplay(role_text(bot)), ActionRow[Any](back))
        if word == "thanked" and found is not None:
            on = GoOn(entry.guild_id, found.id, label=bot.texts.say("mentor-on"))
            back = StepBack(entry.guild_id, found.id, label=bot.texts.say("mentor-enough"))
            text = bot.texts.say("mentor-word-thanked", alias=group.alias)
            return _box(TextDisplay(text), ActionRow[Any](on, back))
        told = word in {"declined", "ended"}
        return _box(TextDisplay(bot.texts.say(f"mentor-word-{word}", alias=group.alias))) if told else None

    return render


def left_card(bot: SupportBot) -> Renderer:
    """For those who lead: a mentor has stepped back."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        return _box(TextDisplay(bot.texts.say("mentor-left", person=f"<@{entry.payload['user']}>")))

    return render


def _decision(bot: SupportBot, entry: OutboxEntry, found: Mentor) -> list[Any]:
    weeks = bot.services.content.roles.mentor.weeks
    options = [discord.SelectOption(label=bot.texts.say("mentor-weeks", weeks=one), value=str(one)) for one in weeks]
    pick = AgreePick(entry.guild_id, found.id, placeholder=bot.texts.say("mentor-agree"), options=options)
    decline = Decline(entry.guild_id, found.id, label=bot.texts.say("mentor-decline"))
    return [ActionRow[Any](pick), ActionRow[Any](decline)]


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in discord.utils.escape_markdown(words).splitlines())


def _box(*items: Any) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(*items))
    return view
