"""The case desk: cards, pages, and what professionals do with them."""

from bot.client import SupportBot
from cogs.cases.cog import CaseCommands
from cogs.cases.controls import (
    AcceptButton,
    AcknowledgeButton,
    CloseButton,
    FollowUpDone,
    HandoverButton,
    HandoverPick,
    MoreButton,
    NoteButton,
    OpenButton,
    ReopenButton,
)
from cogs.cases.forms import CloseForm, NoteForm
from cogs.cases.standing import StandingListener
from cogs.cases.views import case_renderer, followup_renderer, page_renderer
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(
        bot,
        AcknowledgeButton,
        OpenButton,
        NoteButton,
        MoreButton,
        HandoverButton,
        HandoverPick,
        AcceptButton,
        CloseButton,
        ReopenButton,
        FollowUpDone,
    )
    forms(bot).add(NoteForm(), CloseForm())
    bot.renderers["case"] = case_renderer(bot)
    bot.renderers["page"] = bot.renderers["page-desk"] = page_renderer(bot)
    bot.renderers["followup"] = followup_renderer(bot)
    await bot.add_cog(CaseCommands(bot))
    await bot.add_cog(StandingListener(bot))
