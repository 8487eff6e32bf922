"""A private line from a member to those who lead their group."""

from bot.client import SupportBot
from bot.services.private_talks import HELLO
from cogs.shared.controls import add_controls
from cogs.talks.cog import OpenTalk, TalkCommands, hello_card


async def setup(bot: SupportBot) -> None:
    """Add the command, its button and the card."""
    add_controls(bot, OpenTalk)
    bot.renderers[HELLO] = hello_card(bot)
    await bot.add_cog(TalkCommands(bot))
