"""Peer mentors: offered, agreed to for a term, and over with one press."""

from bot.client import SupportBot
from cogs.mentors.cards import here_card, left_card, offer_card, word_card
from cogs.mentors.cog import MentorCommands
from cogs.mentors.offering import MentorForm
from cogs.mentors.views import AgreePick, Decline, DeclineSure, EndSure, GoOn, StepBack
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, the form and cards."""
    add_controls(bot, AgreePick, Decline, DeclineSure, EndSure, GoOn, StepBack)
    forms(bot).add(MentorForm())
    bot.renderers["mentor-offer"] = offer_card(bot)
    bot.renderers["mentor-here"] = here_card(bot)
    bot.renderers["mentor-word"] = word_card(bot)
    bot.renderers["mentor-left"] = left_card(bot)
    await bot.add_cog(MentorCommands(bot))
