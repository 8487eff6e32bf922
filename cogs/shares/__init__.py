"""Shares: what members tell their group, with what they hope for."""

from bot.client import SupportBot
from bot.services.covers import TOLD
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms
from cogs.shares.cards import quiet_card, share_card
from cogs.shares.cog import ShareCommands
from cogs.shares.covering import CoverForm, Uncover, UncoverSure, add_cover_menu, cover_card, told_card
from cogs.shares.form import ShareForm
from cogs.shares.views import TakeBack, TakeBackSure


async def setup(bot: SupportBot) -> None:
    """Add the command, controls, the form and cards."""
    add_controls(bot, TakeBack, TakeBackSure, Uncover, UncoverSure)
    forms(bot).add(ShareForm(), CoverForm())
    add_cover_menu(bot)
    bot.renderers["share"] = share_card(bot)
    bot.renderers["cover"] = cover_card(bot)
    bot.renderers[TOLD] = told_card(bot)
    bot.renderers["share-quiet"] = quiet_card(bot)
    await bot.add_cog(ShareCommands(bot))
