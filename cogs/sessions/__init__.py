"""Sessions: planning, reminders, and who is coming."""

from discord.app_commands import Group

from bot.client import SupportBot
from cogs.sessions import calendar, cards, changing, confirm, rsvp
from cogs.sessions.cog import SessionCommands
from cogs.sessions.commands import add_commands
from cogs.sessions.forms import WordForm
from cogs.sessions.mirrored import add_mirror
from cogs.sessions.notes import NoteButton, NoteForm
from cogs.sessions.reminding import WishPick
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, rsvp.ComingButton, rsvp.LateButton, rsvp.AbsentButton, rsvp.WordButton, rsvp.DoneButton)
    add_controls(bot, rsvp.RemindButton, WishPick, changing.LengthenSession, changing.SkipSession)
    add_controls(bot, confirm.SavePlan, confirm.DropPlan, confirm.CancelSession, confirm.MoveSession)
    add_controls(bot, confirm.EndSeries, calendar.CalendarButton, calendar.LinkButton, calendar.UnlinkButton)
    await add_mirror(bot)
    forms(bot).add(WordForm())
    add_controls(bot, confirm.EndSeries)
    add_controls(bot, NoteButton)
    forms(bot).add(WordForm(), NoteForm())
    bot.renderers["session-reminder"] = bot.renderers["session-reminder-dm"] = cards.reminder_card(bot)
    bot.renderers["session-moved"] = cards.moved_card(bot)
    bot.renderers["session-lengthened"] = cards.lengthened_card(bot)
    bot.renderers["session-cancelled"] = cards.cancelled_card(bot)
    bot.renderers["session-news"] = cards.news_card(bot)
    bot.renderers["series-ended"] = cards.series_card(bot)
    bot.renderers["series-break"] = cards.break_card(bot)
    bot.renderers["series-changed"] = cards.changed_card(bot)
    await bot.add_cog(SessionCommands(bot))
    group = bot.tree.get_command("session")
    assert isinstance(group, Group)
    add_commands(group)
