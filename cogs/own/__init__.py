"""A member's own summary, in their own hands."""

from bot.client import SupportBot
from cogs.own.cog import OwnCommands
from cogs.own.views import MakeSummary
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add the command and its button."""
    add_controls(bot, MakeSummary)
    await bot.add_cog(OwnCommands(bot))
