"""That a question is waiting, for staff, without its words; and an answer in the group's talk, without a name."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.questions import QuestionState
from cogs.questions.views import Ask, quoted
from cogs.shared.replies import card


def asked_card(bot: SupportBot) -> Renderer:
    """Gone as soon as the question is settled."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.questions.question(entry.guild_id, entry.payload["question"])
        if found is None or found.state is not QuestionState.OPEN:
            return None
        return card(bot.texts.say("question-asked"))

    return render


def answered_card(bot: SupportBot) -> Renderer:
    """Question and answer; gone when the asker takes the question back."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.questions.question(entry.guild_id, entry.payload["question"])
        if found is None or found.answer is None:
            return None
        text = bot.texts.say("question-answered", words=quoted(found.words), answer=found.answer)
        ask = Ask(entry.guild_id, found.group_id, label=bot.texts.say("question-ask-too"))
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(text), ActionRow[Any](ask)))
        return view

    return render
