"""The rota: weekly shifts, overrides, and who is on duty."""

from bot.client import SupportBot
from cogs.rota.cog import RotaCommands, welcome_renderer


async def setup(bot: SupportBot) -> None:
    """Add commands and the welcome of people who join the rota."""
    bot.renderers["rota-welcome"] = welcome_renderer(bot)
    await bot.add_cog(RotaCommands(bot))
