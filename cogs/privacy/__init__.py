"""What is stored about a person, in their own hands."""

from bot.client import SupportBot
from cogs.privacy.cog import Erase, PrivacyCommands
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add commands and the button that erases."""
    add_controls(bot, Erase)
    await bot.add_cog(PrivacyCommands(bot))
