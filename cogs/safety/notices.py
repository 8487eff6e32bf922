"""The message to a member about their case: somebody is called, nobody has answered yet, somebody has answered."""

from __future__ import annotations

from discord.ui import LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.notices import Moment
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from cogs.shared.notices import about_of, notice, notice_again
from cogs.shared.replies import card


def member_notice_renderer(bot: SupportBot) -> Renderer:
    """Draws it, and has the words noted that it was made of."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        moment = Moment(entry.payload["moment"])
        try:
            truth = await bot.services.cases.help(entry.guild_id, entry.payload["case"])
        except NotFound:
            return None
        if moment in (Moment.UNANSWERED, Moment.AGAIN) and truth.owner:
            return None
        if entry.doubtful and "version" in entry.payload:
            return card((await notice_again(bot, entry.guild_id, truth, entry.payload)).text)
        told = await notice(bot, entry.guild_id, truth, about_of(moment, truth.source))
        if not entry.redrawn:
            await bot.services.notices.chose(entry.guild_id, entry, told.place, told.version)
        return card(told.text)

    return render
