"""The library: things to read, watch and keep."""

from bot.client import SupportBot
from bot.services.library import OLD, POST
from cogs.library.cards import old_card, post_card
from cogs.library.cog import LibraryCommands
from cogs.library.form import ResourceForm
from cogs.library.views import Change, Found, Open, PutIn, Remove, RemoveSure, StarterPick, StillGood, Take
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, the form and cards."""
    add_controls(bot, Change, Found, Open, PutIn, Remove, RemoveSure, StarterPick, StillGood, Take)
    forms(bot).add(ResourceForm())
    bot.renderers[POST] = post_card(bot)
    bot.renderers[OLD] = old_card(bot)
    await bot.add_cog(LibraryCommands(bot))
