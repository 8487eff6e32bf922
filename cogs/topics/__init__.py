"""Topics of the week."""

from bot.client import SupportBot
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms
from cogs.topics.cards import register_cards
from cogs.topics.cog import TopicCommands, TopicPins
from cogs.topics.views import Add, Drop, Now, Pass, Pick, Propose, TakeUp
from cogs.topics.writing import AddForm, ProposeForm


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, Add, Drop, Now, Pass, Pick, Propose, TakeUp)
    forms(bot).add(AddForm(), ProposeForm())
    register_cards(bot)
    await bot.add_cog(TopicCommands(bot))
    await bot.add_cog(TopicPins(bot))
