"""What members press in a round: taking part, stepping out, choosing for whom to write."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.feedback import FeedbackRound, PlaceState
from bot.errors import Refusal
from cogs.feedback.writing import DANGER, PRIMARY
from cogs.shared.access import Press
from cogs.shared.called import names_of
from cogs.shared.choices import MOST
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say


class Join(PressControl, name="feedback-join", fields=("feedback_round",)):
    """Says yes to giving and getting feedback in a round."""

    async def act(self, interaction: Press) -> None:
        """From now on, until they step out."""
        rounds = interaction.client.services.feedback_rounds
        found = await rounds.join(self.guild_id, self.numbers["feedback_round"], interaction.user.id)
        await show_round(interaction, self.guild_id, found)


class Leave(PressControl, name="feedback-leave", fields=("feedback_round",)):
    """Asks whether to step out, where something would be deleted with it."""

    async def act(self, interaction: Press) -> None:
        """Who has not said yes has nothing to lose, and is not asked twice."""
        rounds, number = interaction.client.services.feedback_rounds, self.numbers["feedback_round"]
        mine = (await rounds.get(self.guild_id, number)).place_of(interaction.user.id)
        if mine is None or mine.state is not PlaceState.IN:
            await rounds.leave(self.guild_id, number, interaction.user.id)
            await reply(interaction, "feedback-declined")
            return
        sure = LeaveSure(self.guild_id, number, label=say(interaction, "feedback-leave-sure"), style=DANGER)
        await reply(interaction, "feedback-leave-ask", ActionRow[Any](sure))


class LeaveSure(PressControl, name="feedback-leave-sure", fields=("feedback_round",)):
    """Steps out."""

    async def act(self, interaction: Press) -> None:
        """What was not released goes."""
        rounds = interaction.client.services.feedback_rounds
        await rounds.leave(self.guild_id, self.numbers["feedback_round"], interaction.user.id)
        await reply(interaction, "feedback-left")


class Write(PressControl, name="feedback-write", fields=("feedback_round",)):
    """Opens the form, or asks first for whom it is."""

    async def act(self, interaction: Press) -> None:
        """In a pair there is only one other person."""
        found = await interaction.client.services.feedback_rounds.get(self.guild_id, self.numbers["feedback_round"])
        others = found.partners(interaction.user.id)
        if not others:
            early = "feedback-not-both" if found.pair else "feedback-not-in-yet"
            raise Refusal(early if found.open else "feedback-round-over")
        if found.pair:
            await forms(interaction.client).forms["feedback"].open(interaction, self.guild_id, found.id, others[0].id)
            return
        names = await names_of(interaction, self.guild_id, [one.user_id for one in others])
        options = [
            discord.SelectOption(label=names.get(one.user_id, "?")[:100], value=str(one.id)) for one in others[:MOST]
        ]
        pick = To(self.guild_id, found.id, placeholder=say(interaction, "feedback-to"), options=options)
        await reply(interaction, "feedback-to-ask", ActionRow[Any](pick))


class To(PickControl, name="feedback-to", fields=("feedback_round",)):
    """For whom it is."""

    async def act(self, interaction: Press) -> None:
        """Open the form."""
        form = forms(interaction.client).forms["feedback"]
        place = int(self.values[0]) if self.values[0].isdigit() else 0
        await form.open(interaction, self.guild_id, self.numbers["feedback_round"], place)


class RoundPick(PickControl, name="feedback-round-pick"):
    """Opens a round that one is invited to, or takes part in."""

    async def act(self, interaction: Press) -> None:
        """Show it."""
        found = await interaction.client.services.feedback_rounds.get(self.guild_id, int(self.values[0]))
        await show_round(interaction, self.guild_id, found)


async def show_round(interaction: Press, guild_id: int, found: FeedbackRound) -> None:
    """Where a person stands with a round, and what they can do."""
    mine = found.place_of(interaction.user.id)
    if found.pair and mine is None:
        raise Refusal("feedback-not-yours")
    inside = mine is not None and mine.state is PlaceState.IN
    others = found.partners(interaction.user.id)
    state = "over" if not found.open else "invited" if not inside else "ready" if others else "waits"
    numbers = (guild_id, found.id)
    leave = Leave(*numbers, label=say(interaction, "feedback-leave" if inside else "feedback-no"))
    controls: list[Any] = [leave] if found.open else []
    if state == "invited":
        controls.insert(0, Join(*numbers, label=say(interaction, "feedback-yes"), style=PRIMARY))
    elif state == "ready":
        controls.insert(0, Write(*numbers, label=say(interaction, "feedback-write"), style=PRIMARY))
    people = ", ".join(f"<@{one.user_id}>" for one in others)
    rows = [ActionRow[Any](*controls)] if controls else []
    text = "feedback-round-waits-pair" if found.pair and state == "waits" else f"feedback-round-{state}"
    await reply(interaction, text, *rows, people=people)


def invitation_row(bot: SupportBot, guild_id: int, round_id: int, *, pair: bool) -> ActionRow[Any]:
    """The buttons of an invitation: yes and no, or taking part, writing and stepping out.

    Two who are asked can write only when both said yes, and are told then: writing is not offered before.
    """
    yes, no = ("feedback-yes", "feedback-no") if pair else ("feedback-join", "feedback-leave")
    row = ActionRow[Any](Join(guild_id, round_id, label=bot.texts.say(yes), style=PRIMARY))
    if not pair:
        row.add_item(Write(guild_id, round_id, label=bot.texts.say("feedback-write")))
    row.add_item(Leave(guild_id, round_id, label=bot.texts.say(no)))
    return row
