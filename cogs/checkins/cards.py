"""What a check-in looks like in its channel, and an answer that its writer shares."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.checkins import worth_asking
from bot.domain.outbox import OutboxEntry
from cogs.checkins.views import AnswerButton, SkipButton
from cogs.shared.people import readers


def prompt_card(bot: SupportBot) -> Renderer:
    """The question, who reads, and two buttons; not sent when it would come half a day late."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.checkins.card(entry.guild_id, entry.payload["prompt"])
        if found is None:
            return None
        is_new = entry.channel_id is not None  # a redrawing names no place
        if is_new and not (found.group_open and worth_asking(found.asked_at, bot.clock.now())):
            return None
        question = bot.services.checkins.question(found.group_type, found.turn)
        text = bot.texts.say("checkin-card", question=question, readers=readers(bot.texts, found.readers))
        answer = AnswerButton(
            entry.guild_id, found.id, label=bot.texts.say("checkin-answer"), style=discord.ButtonStyle.primary
        )
        skip = SkipButton(entry.guild_id, found.id, label=bot.texts.say("checkin-not-today"))
        row: Any = ActionRow(answer, skip)
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(text), row))
        return view

    return render


def shared_card(bot: SupportBot) -> Renderer:
    """A shared answer, read at the moment of sending; gone when its writer shares it no longer."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.checkins.responses.shared(entry.guild_id, entry.payload["response"])
        if found is None or found.score is None:
            return None
        words = "\n".join(f"> {line}" for line in (found.words or "").splitlines())
        text = bot.texts.say("checkin-shared", person=f"<@{found.user_id}>", score=found.score)
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(f"{text}\n{words}" if words else text)))
        return view

    return render
