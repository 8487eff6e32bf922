"""Policies: who is paged when; and the contacts outside Discord that pages also go to."""

from bot.client import SupportBot
from cogs.policy.cog import PolicyCommands
from cogs.policy.contacts import (
    ContactCommands,
    ContactForm,
    ContactPick,
    ContactRemove,
    ContactRemoveSure,
    ContactTest,
)
from cogs.policy.editing import AddStep, ChangeStep, DiscardDraft, EarlierStep, RemoveStep, ResetSure, SaveDraft
from cogs.policy.forms import StepForm
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls and forms."""
    add_controls(bot, AddStep, ChangeStep, RemoveStep, EarlierStep, SaveDraft, DiscardDraft, ResetSure)
    add_controls(bot, ContactPick, ContactTest, ContactRemove, ContactRemoveSure)
    forms(bot).add(StepForm(), ContactForm())
    await bot.add_cog(PolicyCommands(bot))
    await bot.add_cog(ContactCommands(bot))
