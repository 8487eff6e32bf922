"""Ask anything: questions without a name."""

from bot.client import SupportBot
from bot.services.questions import ANSWERED, ASKED
from cogs.questions.cards import answered_card, asked_card
from cogs.questions.cog import QuestionCommands
from cogs.questions.forms import AnswerForm, AsideForm, AskForm
from cogs.questions.views import Ask, AskerPick, InSession, PostSure, QuestionPick, Reason, Write
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, Ask, AskerPick, InSession, PostSure, QuestionPick, Reason, Write)
    forms(bot).add(AskForm(), AnswerForm(), AsideForm())
    bot.renderers[ASKED] = asked_card(bot)
    bot.renderers[ANSWERED] = answered_card(bot)
    await bot.add_cog(QuestionCommands(bot))
