"""An agreement made together: proposals of members, and what becomes of them."""

from bot.client import SupportBot
from bot.services.amendments import PROPOSED, PUT, TOLD
from cogs.amendments.asking import ProposeForm, PutForm
from cogs.amendments.cards import proposed_card, put_card, told_card
from cogs.amendments.cog import AmendmentCommands
from cogs.amendments.views import Adopt, AdoptSure, AgreeTo, Aside, ObjectTo, PutOpen, ReadProposal
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms
from cogs.shared.proposing import Propose


async def setup(bot: SupportBot) -> None:
    """Add the command, controls, forms and cards."""
    add_controls(bot, Propose, ReadProposal, PutOpen, AgreeTo, ObjectTo, Adopt, AdoptSure, Aside)
    forms(bot).add(ProposeForm(), PutForm())
    bot.renderers[PROPOSED] = proposed_card(bot)
    bot.renderers[PUT] = put_card(bot)
    bot.renderers[TOLD] = told_card(bot)
    await bot.add_cog(AmendmentCommands(bot))
