"""Who comes to the server and who leaves it."""

from bot.client import SupportBot
from cogs.people.cog import PeopleListener, presence_card


async def setup(bot: SupportBot) -> None:
    """Add the listener and its card."""
    bot.renderers["presence"] = presence_card(bot)
    await bot.add_cog(PeopleListener(bot))
