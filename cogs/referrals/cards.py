"""The member's own card, the word to those who lead, and the question to whoever follows up."""

from __future__ import annotations

from typing import Any

from discord.ui import Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.referrals import OWED, Referral, ReferralState
from bot.texts import stamp
from cogs.referrals.views import answer_row, offer_text, outcome_rows


def offered_card(bot: SupportBot) -> Renderer:
    """What is suggested, how to reach them, and yes or no while it is open."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await _found(bot, entry)
        if found is None:
            return None
        rows = [answer_row(bot, entry.guild_id, found.id)] if found.state is ReferralState.ASKED else []
        return _view(await offer_text(bot, entry.guild_id, found), *rows)

    return render


def answered_card(bot: SupportBot) -> Renderer:
    """That the member answered, without a word of it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await _found(bot, entry)
        if found is None:
            return None
        answer = "no" if found.state is ReferralState.REFUSED else "yes"
        facts = {"person": f"<@{found.user_id}>", "owner": f"<@{found.owner_id}>", "day": stamp(found.follow_on, "D")}
        return _view(bot.texts.say("referral-answered", answer=answer, **facts))

    return render


def unreached_card(bot: SupportBot) -> Renderer:
    """That the member's own card did not arrive, and where they find it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await _found(bot, entry)
        if found is None or found.state is not ReferralState.ASKED:
            return None
        return _view(bot.texts.say("referral-unreached", person=f"<@{found.user_id}>"))

    return render


def due_card(bot: SupportBot) -> Renderer:
    """How did it go? Its words stay on the list."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await _found(bot, entry)
        if found is None:
            return None
        facts = {"person": f"<@{found.user_id}>", "owner": f"<@{found.owner_id}>"}
        if found.state not in OWED:
            return _view(bot.texts.say("referral-due-done", state=found.state.value, **facts))
        return _view(bot.texts.say("referral-due", **facts), *outcome_rows(bot, entry.guild_id, found))

    return render


async def _found(bot: SupportBot, entry: OutboxEntry) -> Referral | None:
    return await bot.services.referrals.get(entry.guild_id, int(entry.payload["referral"]))


def _view(text: str, *rows: Any) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(text), *rows))
    return view
