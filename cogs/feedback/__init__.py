"""Feedback between members who both asked for it, and of those who lead for one member."""

from bot.client import SupportBot
from cogs.feedback.cards import register_cards
from cogs.feedback.cog import FeedbackCommands
from cogs.feedback.private import (
    LetterAnswer,
    LetterAnswerForm,
    LetterForm,
    LetterOpen,
    LetterPick,
    LetterThrow,
    LetterThrowSure,
    Send,
    register_letters,
)
from cogs.feedback.reading import Mine, Open, Remove, RemoveSure, Share, Thanks, Unshare
from cogs.feedback.rounds import Join, Leave, LeaveSure, RoundPick, To, Write
from cogs.feedback.staff import End, EndSure, Read, Release, Return, WaitingPick
from cogs.feedback.writing import Answer, AnswerForm, Change, FeedbackForm, ReturnForm
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(bot, Join, Leave, LeaveSure, RoundPick, To, Write)
    add_controls(bot, Answer, Change, Mine, Open, Remove, RemoveSure, Share, Thanks, Unshare)
    add_controls(bot, End, EndSure, Read, Release, Return, WaitingPick)
    add_controls(bot, LetterAnswer, LetterOpen, LetterPick, LetterThrow, LetterThrowSure, Send)
    forms(bot).add(AnswerForm(), FeedbackForm(), ReturnForm(), LetterAnswerForm(), LetterForm())
    register_cards(bot)
    register_letters(bot)
    await bot.add_cog(FeedbackCommands(bot))
