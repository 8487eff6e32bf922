"""Worksheets: private tools of a group's kind."""

from bot.client import SupportBot
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms
from cogs.shared.tools import Begin
from cogs.tools.cards import release_card, shared_card
from cogs.tools.cog import ToolCommands
from cogs.tools.own import GoOn, SharePick, SheetPick, Throw, ThrowSure
from cogs.tools.release import ReleaseForm
from cogs.tools.switching import SwitchCommands, switched_card
from cogs.tools.views import Encourage, Picture, ToolPick
from cogs.tools.writing import SheetForm


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, Begin, Encourage, GoOn, Picture, SharePick, SheetPick, Throw, ThrowSure, ToolPick)
    forms(bot).add(SheetForm(), ReleaseForm())
    bot.renderers["sheet"] = shared_card(bot)
    bot.renderers["sheet-released"] = release_card(bot)
    bot.renderers["tool-switched"] = switched_card(bot)
    await bot.add_cog(ToolCommands(bot))
    await bot.add_cog(SwitchCommands(bot))
