"""Sessions: planning, reminders, and who is coming."""

from bot.client import SupportBot
from cogs.sessions.cards import cancelled_card, moved_card, reminder_card, series_card
from cogs.sessions.cog import SessionCommands
from cogs.sessions.confirm import CancelSession, DropPlan, EndSeries, MoveSession, SavePlan
from cogs.sessions.forms import WordForm
from cogs.sessions.rsvp import AbsentButton, ComingButton, DoneButton, LateButton, WordButton
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, ComingButton, LateButton, AbsentButton, WordButton, DoneButton)
    add_controls(bot, SavePlan, DropPlan, CancelSession, MoveSession, EndSeries)
    forms(bot).add(WordForm())
    bot.renderers["session-reminder"] = reminder_card(bot)
    bot.renderers["session-moved"] = moved_card(bot)
    bot.renderers["session-cancelled"] = cancelled_card(bot)
    bot.renderers["series-ended"] = series_card(bot)
    await bot.add_cog(SessionCommands(bot))
