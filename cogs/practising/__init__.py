"""Reminders of practice that a member chooses for themselves."""

from bot.client import SupportBot
from bot.services.practice_reminders import CARD
from cogs.practising.cog import PractisingCommands
from cogs.practising.views import Choose, Off, ReminderForm, reminder_card
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add the command, controls, the form and the card."""
    add_controls(bot, Choose, Off)
    forms(bot).add(ReminderForm())
    bot.renderers[CARD] = reminder_card(bot)
    await bot.add_cog(PractisingCommands(bot))
