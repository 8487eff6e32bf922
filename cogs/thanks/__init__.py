"""Thanks in words, from one member to another."""

from bot.client import SupportBot
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms
from cogs.thanks.cards import register_cards
from cogs.thanks.cog import ThanksCommands
from cogs.thanks.views import Back, Hide, Open, Pick, Show, Throw, ThrowSure
from cogs.thanks.writing import EncourageForm, ThanksForm


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, the form and cards."""
    add_controls(bot, Back, Hide, Open, Pick, Show, Throw, ThrowSure)
    forms(bot).add(ThanksForm(), EncourageForm())
    register_cards(bot)
    await bot.add_cog(ThanksCommands(bot))
