"""Who speaks and who answers whom, from counts alone."""

from bot.client import SupportBot
from cogs.voices.cog import CountListener, SpeakingCommands


async def setup(bot: SupportBot) -> None:
    """Add the command, and hear messages."""
    await bot.add_cog(CountListener(bot))
    await bot.add_cog(SpeakingCommands(bot))
