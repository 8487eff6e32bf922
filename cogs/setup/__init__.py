"""Setting a guild up, and its professionals."""

from bot.client import SupportBot
from cogs.setup.cog import ProfessionalCommands, SetupCommands
from cogs.setup.coverage import CoverageListener, coverage_renderer
from cogs.setup.forms import PlaceForm, ProfessionalForm, StatisticalForm
from cogs.setup.helplines import (
    ConfirmHelpline,
    EditHelpline,
    HelplineForm,
    HelplinePick,
    HelplinesButton,
    HelplinesPreview,
    HideHelpline,
    ResetHelpline,
)
from cogs.setup.testing import AnswerTestPage, LookAgain, SendTestPage, TestPageButton, test_page_renderer
from cogs.setup.views import DeskPick, PlaceButton, RolePick, StatisticalButton, welcome_renderer
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms, cards and the listener."""
    add_controls(bot, DeskPick, RolePick, PlaceButton, StatisticalButton)
    add_controls(bot, HelplinesButton, HelplinesPreview, HelplinePick)
    add_controls(bot, ConfirmHelpline, HideHelpline, EditHelpline, ResetHelpline)
    add_controls(bot, TestPageButton, SendTestPage, LookAgain, AnswerTestPage)
    forms(bot).add(PlaceForm(), StatisticalForm(), ProfessionalForm(), HelplineForm())
    bot.renderers["professional-welcome"] = welcome_renderer(bot)
    bot.renderers["test-page"] = test_page_renderer(bot)
    bot.renderers["coverage"] = coverage_renderer(bot)
    await bot.add_cog(SetupCommands(bot))
    await bot.add_cog(ProfessionalCommands(bot))
    await bot.add_cog(CoverageListener(bot))
