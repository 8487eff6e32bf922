"""How readily a server is told, and what professionals thought of its alerts."""

from bot.client import SupportBot
from cogs.screening.cog import ScreeningCommands


async def setup(bot: SupportBot) -> None:
    """Add commands."""
    await bot.add_cog(ScreeningCommands(bot))
