"""A clinic's own words for what members are told about their cases."""

from bot.client import SupportBot
from cogs.notices.cards import EditWords, HistoryButton, LookButton, NoticePick, ResetWords
from cogs.notices.cog import NoticeCommands
from cogs.notices.history import PutBack, VersionPick
from cogs.notices.resetting import ResetSure
from cogs.notices.writing import DiscardWords, SaveWords, WordsForm
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls and the form."""
    add_controls(bot, NoticePick, LookButton, EditWords, SaveWords, DiscardWords, ResetWords, ResetSure)
    add_controls(bot, HistoryButton, VersionPick, PutBack)
    forms(bot).add(WordsForm())
    await bot.add_cog(NoticeCommands(bot))
