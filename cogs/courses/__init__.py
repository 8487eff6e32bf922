"""Courses: modules that come out step by step, and a check of understanding for oneself."""

from bot.client import SupportBot
from bot.services.courses import CARD, POST, UNPLANNED
from cogs.courses.cards import post_card, talk_card, unplanned_card
from cogs.courses.checking import Answer, Check, Next
from cogs.courses.cog import CourseCommands
from cogs.courses.staff import ChooseSure, PlanSure, ReleaseSure, StepPick, Unplan
from cogs.courses.views import ModulePick, Read, Seen, TakeBack
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add commands, controls and cards."""
    add_controls(bot, Answer, Check, ChooseSure, ModulePick, Next, PlanSure, Read, ReleaseSure, Seen, StepPick)
    add_controls(bot, TakeBack, Unplan)
    bot.renderers[CARD] = talk_card(bot)
    bot.renderers[POST] = post_card(bot)
    bot.renderers[UNPLANNED] = unplanned_card(bot)
    await bot.add_cog(CourseCommands(bot))
