"""Recovery stories."""

from bot.client import SupportBot
from bot.services.stories import CARD, NEWS, WAITING
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms
from cogs.stories.cards import news_card, story_card, waiting_card
from cogs.stories.cog import StoryCommands
from cogs.stories.views import (
    Approve,
    AskChange,
    Away,
    AwaySure,
    Decline,
    GoOn,
    HandIn,
    LookAt,
    MinePick,
    Read,
    WaitingPick,
    Withdraw,
)
from cogs.stories.writing import AnswerForm, ApproveForm, StoryForm


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, Away, AwaySure, GoOn, HandIn, MinePick, Read, Withdraw)
    add_controls(bot, Approve, AskChange, Decline, LookAt, WaitingPick)
    forms(bot).add(StoryForm(), ApproveForm(), AnswerForm())
    bot.renderers[CARD] = story_card(bot)
    bot.renderers[WAITING] = waiting_card(bot)
    bot.renderers[NEWS] = news_card(bot)
    await bot.add_cog(StoryCommands(bot))
