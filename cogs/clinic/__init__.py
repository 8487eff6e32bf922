"""For the clinic: how professionals' time is used across groups."""

from bot.client import SupportBot
from cogs.clinic.cog import ClinicCommands


async def setup(bot: SupportBot) -> None:
    """Add the command."""
    await bot.add_cog(ClinicCommands(bot))
