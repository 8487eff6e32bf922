"""Referrals: from the group to individual help, and back."""

from bot.client import SupportBot
from bot.services.referrals import ANSWERED, DUE, OFFERED, UNREACHED
from cogs.referrals.cards import answered_card, due_card, offered_card, unreached_card
from cogs.referrals.cog import ReferralCommands
from cogs.referrals.views import No, OutcomePick, ReferralPick, Yes
from cogs.referrals.writing import ReferralForm
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, the form and cards."""
    add_controls(bot, Yes, No, OutcomePick, ReferralPick)
    forms(bot).add(ReferralForm())
    bot.renderers[OFFERED] = offered_card(bot)
    bot.renderers[ANSWERED] = answered_card(bot)
    bot.renderers[UNREACHED] = unreached_card(bot)
    bot.renderers[DUE] = due_card(bot)
    await bot.add_cog(ReferralCommands(bot))
