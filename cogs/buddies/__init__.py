"""Buddies: two members who look out for each other a little, for as long as both want to."""

from bot.client import SupportBot
from bot.domain.buddies import ALONE
from bot.services.buddies import CARD, WORD
from cogs.buddies.cards import alone_card, pair_card, word_card
from cogs.buddies.cog import BuddyCommands
from cogs.buddies.views import Another, DayPick, End, No, ProposePick, Quiet, Unwish, Wish, Yes
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add commands, controls and cards."""
    add_controls(bot, Another, DayPick, End, No, ProposePick, Quiet, Unwish, Wish, Yes)
    bot.renderers[CARD] = pair_card(bot)
    bot.renderers[WORD] = word_card(bot)
    bot.renderers[ALONE] = alone_card(bot)
    await bot.add_cog(BuddyCommands(bot))
