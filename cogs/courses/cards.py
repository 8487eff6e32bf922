"""A module in the group's talk and among its resources, and the word to staff that a plan fell away."""

from __future__ import annotations

from functools import partial
from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.errors import CirclekeeperError
from bot.services.courses import Opened
from cogs.courses.reading import Say, goals, module_text
from cogs.courses.views import buttons
from cogs.shared.forum import ForumPost
from cogs.shared.people import readers
from cogs.shared.replies import card


def talk_card(bot: SupportBot) -> Renderer:
    """That there is a new module, what it is for, who sees what, and the buttons."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        opened = await _out(bot, entry)
        if opened is None:
            return None
        view = LayoutView(timeout=None)
        row = ActionRow[Any](*buttons(bot.texts.say, entry.guild_id, opened.step, reading=True))
        view.add_item(Container(*map(TextDisplay, talk_texts(bot, opened)), row))
        return view

    return render


def talk_texts(bot: SupportBot, opened: Opened) -> list[str]:
    """What the card in the group's talk says; the last says who sees what."""
    step, say = opened.step, partial(bot.texts.say)
    head = say("course-new", number=step.number, title=step.module.title, course=opened.course.title)
    where = say("course-where", place=f"<#{opened.shelf}>") if opened.shelf else ""
    return ["\n".join(filter(None, (head, goals(say, step.module), where))), seen_by(bot, say, opened)]


def seen_by(bot: SupportBot, say: Say, opened: Opened) -> str:
    """Who sees that somebody has seen and understood it; said before the first press."""
    return say("course-seen-by", readers=readers(bot.texts, opened.leaders))


def post_card(bot: SupportBot) -> Renderer:
    """The whole module, as a thread among the group's resources."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        opened = await _out(bot, entry)
        if opened is None:
            return None
        step, say = opened.step, partial(bot.texts.say)
        title = say("course-post-title", number=step.number, title=step.module.title)
        view = ForumPost(title, [step.module.tag])
        row = ActionRow[Any](*buttons(say, entry.guild_id, step, reading=False))
        view.add_item(TextDisplay(module_text(say, step)))
        view.add_item(TextDisplay(seen_by(bot, say, opened)))
        view.add_item(row)
        return view

    return render


def unplanned_card(bot: SupportBot) -> Renderer:
    """For staff: a session was called off with which a module would have come out."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            opened = await bot.services.courses.look(entry.guild_id, entry.payload["module"])
        except CirclekeeperError:
            return None
        return card(bot.texts.say("course-unplanned", title=opened.step.module.title))

    return render


async def _out(bot: SupportBot, entry: OutboxEntry) -> Opened | None:
    try:
        return await bot.services.courses.read(entry.guild_id, entry.payload["module"])
    except CirclekeeperError:
        return None
