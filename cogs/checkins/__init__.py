"""Check-ins: asking a group, and what members answer."""

from bot.client import SupportBot
from cogs.checkins.cards import prompt_card, shared_card
from cogs.checkins.cog import CheckInCommands
from cogs.checkins.forms import AnswerForm
from cogs.checkins.views import AnswerButton, SkipButton
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, AnswerButton, SkipButton)
    forms(bot).add(AnswerForm())
    bot.renderers["checkin"] = prompt_card(bot)
    bot.renderers["checkin-shared"] = shared_card(bot)
    await bot.add_cog(CheckInCommands(bot))
