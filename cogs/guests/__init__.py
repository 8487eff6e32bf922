"""Guest speakers."""

from bot.client import SupportBot
from bot.services.guests import BRIEF, CHANGED, CLOSED, NEWS
from cogs.guests.cards import brief_card, changed_card, closed_card, news_card
from cogs.guests.cog import GuestCommands
from cogs.guests.views import Accept, DeclineVisit
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add commands, controls and cards."""
    add_controls(bot, Accept, DeclineVisit)
    bot.renderers[BRIEF] = brief_card(bot)
    bot.renderers[NEWS] = news_card(bot)
    bot.renderers[CLOSED] = closed_card(bot)
    bot.renderers[CHANGED] = changed_card(bot)
    await bot.add_cog(GuestCommands(bot))
