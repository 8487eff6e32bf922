"""The case desk: cards, pages, and what professionals do with them."""

from discord.app_commands import Group

from bot.client import SupportBot
from cogs.cases import after, quiet, relay, shift, views
from cogs.cases.cog import CaseCommands
from cogs.cases.commands import add_commands
from cogs.cases.controls import AcknowledgeButton, FollowUpDone, NoteButton, OnItButton, OpenButton
from cogs.cases.floor import DiscordFloor
from cogs.cases.forms import CloseForm, KindsForm, NoteForm, RemoveForm
from cogs.cases.handing import AcceptButton, CloseButton, HandoverButton, HandoverPick, ReopenButton, TakeOverButton
from cogs.cases.judging import RightLevel, TooHigh, TooLow
from cogs.cases.member import MemberButton
from cogs.cases.more import BringInButton, GroupMessageButton, KindsButton, MoreButton, ReachButton
from cogs.cases.protocols import ProtocolButton, ProtocolCommands, ProtocolPick
from cogs.cases.standing import StandingListener
from cogs.cases.told import ToldButton
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add commands, controls, forms and cards."""
    floor = DiscordFloor(bot)
    bot.services.lines.use_floor(floor)
    bot.services.measures.use_floor(floor)
    bot.services.covers.use_floor(floor)
    bot.services.side_rooms.use_floor(floor)
    bot.services.private_talks.use_floor(floor)
    _controls(bot)
    _renderers(bot)
    await bot.add_cog(CaseCommands(bot))
    await bot.add_cog(ProtocolCommands(bot))
    await bot.add_cog(StandingListener(bot))
    await bot.add_cog(relay.RelayListener(bot))
    group = bot.tree.get_command("case")
    assert isinstance(group, Group)
    add_commands(group)


def _controls(bot: SupportBot) -> None:
    add_controls(bot, AcknowledgeButton, OpenButton, NoteButton, OnItButton, FollowUpDone)
    add_controls(bot, TakeOverButton, HandoverButton, HandoverPick, AcceptButton, CloseButton, ReopenButton)
    add_controls(
        bot, MoreButton, ReachButton, BringInButton, GroupMessageButton, ProtocolButton, ProtocolPick, KindsButton
    )
    add_controls(bot, quiet.CalmButton, quiet.CalmPick, quiet.LiftButton, quiet.RemoveButton, quiet.RemovePick)
    add_controls(bot, quiet.TimeOutButton, quiet.TimeOutPick, shift.TakeShiftButton)
    add_controls(bot, RightLevel, TooHigh, TooLow, ToldButton, MemberButton)
    add_controls(bot, after.DebriefButton, after.NoDebriefButton)
    add_controls(bot, after.WitnessEdit, after.WitnessPost, after.WitnessDiscard)
    forms(bot).add(NoteForm(), KindsForm(), CloseForm(), RemoveForm(), after.WitnessForm())


def _renderers(bot: SupportBot) -> None:
    bot.renderers["case"] = views.case_renderer(bot)
    bot.renderers["page"] = views.page_renderer(bot)
    bot.renderers["page-desk"] = views.desk_page_renderer(bot)
    bot.renderers["case-word"] = views.word_renderer(bot)
    bot.renderers["drill-report"] = views.drill_renderer(bot)
    bot.renderers["still-on-it"] = views.asking_renderer(bot)
    bot.renderers["followup"] = views.followup_renderer(bot)
    bot.renderers["line-hello"] = relay.hello_renderer(bot)
    bot.renderers["line-word"] = relay.word_renderer(bot)
    bot.renderers["line-end"] = relay.end_renderer(bot)
    bot.renderers["line-desk"] = relay.desk_renderer(bot)
    bot.renderers["reporter-notice"] = relay.reporter_renderer(bot)
    bot.renderers["measure"] = quiet.measure_renderer(bot)
    bot.renderers["measure-group"] = quiet.group_renderer(bot)
    bot.renderers["measure-member"] = quiet.member_renderer(bot)
    bot.renderers["removal-notice"] = quiet.removal_renderer(bot)
    bot.renderers["handover"] = shift.handover_renderer(bot)
    bot.renderers["debrief"] = after.debrief_renderer(bot)
    bot.renderers["debrief-wish"] = after.wish_renderer(bot)
    bot.renderers["witness-draft"] = after.draft_renderer(bot)
    bot.renderers["witness-post"] = after.witness_renderer(bot)
