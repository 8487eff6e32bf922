"""A member's own summary, in their own hands."""

from bot.client import SupportBot
from cogs.own.care import CareForm, CareRemove, CareRemoveSure, CareWrite
from cogs.own.cog import OwnCommands
from cogs.own.views import MakeSummary, MakeWithCare
from cogs.shared.care import CareRead
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add the command and its button."""
    add_controls(bot, MakeSummary, MakeWithCare, CareRead, CareWrite, CareRemove, CareRemoveSure)
    forms(bot).add(CareForm())
    await bot.add_cog(OwnCommands(bot))
