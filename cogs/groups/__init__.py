"""Groups: making and running them, joining and leaving."""

from bot.client import SupportBot
from cogs.groups.cards import register
from cogs.groups.cog import GroupCommands
from cogs.groups.country import CountryChange, CountryForm
from cogs.groups.goodbye import GoodbyeForm, GoodbyeOpen, GoodbyeRead, register_leaving
from cogs.groups.hours import HoursSave
from cogs.groups.joining import AboutForm, AgreementAnswer, AgreementOpen, AgreementRead, AnswerForm, Join
from cogs.groups.making import TryAgain, Undo
from cogs.groups.phase_cards import ArchiveAsk, Icebreakers, InTouch, NextSteps, register_phases
from cogs.groups.phases import EndForm, EndSure, PhaseSure, PhaseTo
from cogs.groups.running import AgreementForm, Archive, EditForm, TestPage
from cogs.groups.staying import ConsentsChange, ConsentsForm, LeaveConfirm, MemberCommands
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    add_controls(
        bot,
        TryAgain,
        Undo,
        TestPage,
        Archive,
        Join,
        AgreementOpen,
        AgreementRead,
        AgreementAnswer,
        ConsentsChange,
        CountryChange,
        GoodbyeOpen,
        GoodbyeRead,
        LeaveConfirm,
    )
    forms(bot).add(AboutForm(), AnswerForm(), ConsentsForm(), CountryForm(), EditForm(), AgreementForm())
    add_controls(bot, PhaseTo, PhaseSure, EndSure, ArchiveAsk, Icebreakers, NextSteps, InTouch, HoursSave)
    forms(bot).add(GoodbyeForm(), EndForm())
    register(bot)
    register_leaving(bot)
    register_phases(bot)
    await bot.add_cog(GroupCommands(bot))
    await bot.add_cog(MemberCommands(bot))
