"""Who was at a session, who should not be lost sight of, and a summary for the absent."""

from discord.app_commands import Group

from bot.client import SupportBot
from cogs.attendance.commands import add_commands
from cogs.attendance.missing import AbsencesOpen, DraftOpen, MissedDone, MissedLater
from cogs.attendance.picture import PictureOpen
from cogs.attendance.sheet import CorrectOpen, PresencePick, sheet_card
from cogs.attendance.summary import SummaryForm, SummaryOpen, SummaryShare, summary_card
from cogs.attendance.voice import VoiceListener
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms
from cogs.shared.summaries import SummaryRead


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, the form, cards, and who listens to voice channels."""
    add_controls(bot, CorrectOpen, PresencePick, PictureOpen, AbsencesOpen, DraftOpen, MissedDone, MissedLater)
    add_controls(bot, SummaryOpen, SummaryShare, SummaryRead)
    forms(bot).add(SummaryForm())
    bot.renderers["attendance-sheet"] = sheet_card(bot)
    bot.renderers["session-summary"] = summary_card(bot)
    await bot.add_cog(VoiceListener(bot))
    group = bot.tree.get_command("session")
    assert isinstance(group, Group)
    add_commands(group)
