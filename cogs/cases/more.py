"""Everything that can be done in a case beside what stands on its card."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow

from bot.domain.cases import CaseState
from bot.domain.desk import CaseCard
from bot.errors import NotFound, Refusal
from cogs.cases.handing import CloseButton, HandoverButton, ReopenButton, TakeOverButton
from cogs.cases.member import MemberButton
from cogs.cases.protocols import ProtocolButton
from cogs.cases.quiet import CalmButton, LiftButton, RemoveButton, TimeOutButton
from cogs.cases.told import ToldButton
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say


class MoreButton(PressControl, name="case-more", fields=("case",)):
    """Shows what else can be done."""

    async def act(self, interaction: Press) -> None:
        """All of it, or reopening."""
        number = self.numbers["case"]
        found = await interaction.client.services.cases.card(self.guild_id, number)
        if found is None:
            raise NotFound("case-unknown", case=number)
        if found.case.rule.state is CaseState.CLOSED:
            again = ReopenButton(self.guild_id, number, label=say(interaction, "case-reopen"))
            draft = GroupMessageButton(self.guild_id, number, label=say(interaction, "case-group-message"))
            told = ToldButton(self.guild_id, number, label=say(interaction, "case-told"))
            await reply(interaction, "case-more-closed", _row(again, draft, told), case=number)
            return
        await reply(interaction, "case-more-open", *_rows(interaction, found), case=number)


class ReachButton(PressControl, name="case-reach", fields=("case",)):
    """Opens the line to the member."""

    async def act(self, interaction: Press) -> None:
        """Say where it will be."""
        await reach(interaction, self.guild_id, self.numbers["case"])


class BringInButton(PressControl, name="case-bring-in", fields=("case",)):
    """Brings the facilitators in."""

    async def act(self, interaction: Press) -> None:
        """Say who was told."""
        await bring_in(interaction, self.guild_id, self.numbers["case"])


class GroupMessageButton(PressControl, name="case-group-message", fields=("case",)):
    """Drafts words to the group, for its facilitators to decide on."""

    async def act(self, interaction: Press) -> None:
        """Put the draft into the group's staff channel."""
        await group_message(interaction, self.guild_id, self.numbers["case"])


class KindsButton(PressControl, name="case-kinds", fields=("case",)):
    """Puts right what a case is about."""

    async def act(self, interaction: Press) -> None:
        """Open the form."""
        await forms(interaction.client).forms["case-kinds"].open(interaction, self.guild_id, self.numbers["case"])


async def reach(interaction: Press, guild_id: int, case_id: int) -> None:
    """Open the line between the member and whoever answers for the case."""
    await interaction.client.services.lines.reach(guild_id, case_id, interaction.user.id)
    await reply(interaction, "line-opened", case=case_id)


async def bring_in(interaction: Press, guild_id: int, case_id: int) -> None:
    """Bring the group's facilitators into the case."""
    added = await interaction.client.services.cases.bring_in(guild_id, case_id, interaction.user.id)
    if not added:
        raise Refusal("case-brought-in-before")
    await reply(interaction, "case-brought-in", people=" ".join(f"<@{who}>" for who in added))


async def group_message(interaction: Press, guild_id: int, case_id: int) -> None:
    """Draft words to the group."""
    await interaction.client.services.aftermath.begin_draft(guild_id, case_id, interaction.user.id)
    await reply(interaction, "witness-begun")


def _rows(interaction: Press, found: CaseCard) -> list[ActionRow[Any]]:
    guild, number, mine = found.case.guild_id, found.case.id, found.case.rule.owner == interaction.user.id

    def made(control: Any, key: str, *more: int) -> Any:
        return control(guild, number, *more, label=say(interaction, key))

    people = [
        made(ReachButton, "case-reach"),
        made(HandoverButton, "case-handover"),
        made(BringInButton, "case-bring-in"),
        made(MemberButton, "case-member"),
    ]
    if not mine and found.case.rule.owner is not None:
        people[0] = made(TakeOverButton, "case-take-over")
    quiet = [made(CalmButton, "case-calm"), made(RemoveButton, "case-remove"), made(TimeOutButton, "case-time-out")]
    quiet += [made(LiftButton, f"measure-lift-{one.kind.value.replace('_', '-')}", one.id) for one in found.measures]
    rest = [
        made(ProtocolButton, "case-protocol"),
        made(KindsButton, "case-kinds"),
        made(GroupMessageButton, "case-group-message"),
        made(ToldButton, "case-told"),
        made(CloseButton, "case-close"),
    ]
    return [_row(*people), _row(*quiet[:5]), _row(*rest)]


def _row(*controls: Any) -> ActionRow[Any]:
    return ActionRow(*controls)
