"""A session as it goes on: agenda, rounds, practice."""

from discord.app_commands import Group

from bot.client import SupportBot
from cogs.floor.cards import floor_card, practice_card, round_card, time_card
from cogs.floor.commands import add_commands
from cogs.floor.practice import PracticeForm
from cogs.floor.views import CONTROLS
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands to ``/session``, controls, the form and cards."""
    add_controls(bot, *CONTROLS)
    forms(bot).add(PracticeForm())
    bot.renderers["floor"] = floor_card(bot)
    bot.renderers["floor-time"] = time_card(bot)
    bot.renderers["round"] = round_card(bot)
    bot.renderers["practice"] = practice_card(bot, "practice-card")
    bot.renderers["practice-again"] = practice_card(bot, "practice-again-card")
    group = bot.tree.get_command("session")
    assert isinstance(group, Group)
    add_commands(group)
