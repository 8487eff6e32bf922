"""Setting a guild up, and its professionals."""

from bot.client import SupportBot
from cogs.setup.cog import ProfessionalCommands, SetupCommands
from cogs.setup.forms import PlaceForm, ProfessionalForm, StatisticalForm
from cogs.setup.views import (
    ConfirmHelpline,
    DeskPick,
    HelplinesButton,
    HideHelpline,
    PlaceButton,
    RolePick,
    StatisticalButton,
    welcome_renderer,
)
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(
        bot,
        DeskPick,
        RolePick,
        PlaceButton,
        StatisticalButton,
        HelplinesButton,
        ConfirmHelpline,
        HideHelpline,
    )
    forms(bot).add(PlaceForm(), StatisticalForm(), ProfessionalForm())
    bot.renderers["professional-welcome"] = welcome_renderer(bot)
    await bot.add_cog(SetupCommands(bot))
    await bot.add_cog(ProfessionalCommands(bot))
