"""``/feedback``: rounds for those who lead, and one's own for members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.feedback import Feedback, FeedbackRound
from bot.domain.letters import Letter
from cogs.feedback.private import LetterPick
from cogs.feedback.reading import Mine
from cogs.feedback.rounds import RoundPick
from cogs.feedback.staff import End, WaitingPick
from cogs.shared.access import Press
from cogs.shared.called import names_of
from cogs.shared.choices import MOST, group_choices
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show

LENGTH = 100
"""Characters of a choice."""
NAME = 24
"""Characters of a name on a button, which takes two of them."""
SHOWN = 8
"""Rounds with a button that ends them; the oldest first."""


class FeedbackCommands(commands.GroupCog, group_name="feedback"):
    """Feedback that was asked for."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="round")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def open_round(
        self, interaction: Press, group: int, first: discord.Member | None = None, second: discord.Member | None = None
    ) -> None:
        """Ask two members, or the whole group, whether they want feedback of each other."""
        guild_id, rounds = interaction.guild_id or 0, self.bot.services.feedback_rounds
        pair = [one.id for one in (first, second) if one is not None]
        if pair:
            number = await rounds.open_pair(guild_id, group, interaction.user.id, pair)
        else:
            number = await rounds.open_group(guild_id, group, interaction.user.id)
        end = End(guild_id, number, label=say(interaction, "feedback-end"))
        key = "feedback-opened-pair" if pair else "feedback-opened-group"
        named = dict(zip(("first", "second"), (f"<@{one}>" for one in pair), strict=False))
        await reply(interaction, key, ActionRow[Any](end), **named)

    @app_commands.command(name="waiting")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def waiting(self, interaction: Press, group: int) -> None:
        """What waits to be read, and the rounds that go on."""
        guild_id = interaction.guild_id or 0
        waiting = await self.bot.services.feedback.waiting(guild_id, group)
        going = await self.bot.services.feedback_rounds.going(guild_id, group)
        rows: list[ActionRow[Any]] = []
        if waiting:
            options = await self._options(interaction, guild_id, waiting)
            pick = WaitingPick(guild_id, group, placeholder=say(interaction, "feedback-waiting-pick"), options=options)
            rows.append(ActionRow(pick))
        rows += [ActionRow(await self._end(interaction, one)) for one in going[:SHOWN]]
        await reply(interaction, "feedback-waiting", *rows, count=len(waiting), rounds=len(going))

    @app_commands.command(name="to")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def write_to(self, interaction: Press, group: int, member: discord.Member) -> None:
        """Private words for one member."""
        form = forms(self.bot).forms["letter"]
        await form.open(interaction, interaction.guild_id or 0, group, member.id)

    @app_commands.command(name="mine")
    @app_commands.guild_only()
    async def mine(self, interaction: Press) -> None:
        """Rounds one is invited to, what one was given, and what one wrote."""
        guild_id, me = interaction.guild_id or 0, interaction.user.id
        rounds = await self.bot.services.feedback_rounds.mine(guild_id, me)
        found = await self.bot.services.feedback.mine(guild_id, me)
        rows: list[ActionRow[Any]] = []
        if rounds:
            named = [
                discord.SelectOption(label=await self._round(interaction, one), value=str(one.id)) for one in rounds
            ]
            hint = say(interaction, "feedback-round-pick")
            rows.append(ActionRow(RoundPick(guild_id, placeholder=hint, options=named[:MOST])))
        if found:
            hint, options = say(interaction, "feedback-mine-pick"), await self._options(interaction, guild_id, found)
            rows.append(ActionRow(Mine(guild_id, placeholder=hint, options=options)))
        if letters := await self.bot.services.letters.mine(guild_id, me):
            rows.append(ActionRow(await self._letters(interaction, guild_id, letters)))
        text = say(interaction, "feedback-mine" if rows else "feedback-mine-none")
        await show(interaction, card(text, *rows))

    @staticmethod
    async def _end(interaction: Press, one: FeedbackRound) -> End:
        guild_id, people = interaction.guild_id or 0, [place.user_id for place in one.places]
        if not one.pair or len(people) < 2:
            return End(guild_id, one.id, label=say(interaction, "feedback-end"))
        names = await names_of(interaction, guild_id, people)
        first, second = (names.get(person, "…")[:NAME] for person in people[:2])
        return End(guild_id, one.id, label=say(interaction, "feedback-end-pair", first=first, second=second))

    @staticmethod
    async def _letters(interaction: Press, guild_id: int, found: list[Letter]) -> LetterPick:
        people = {one.user_id for one in found} | {one.author_id for one in found if one.author_id}
        names = await names_of(interaction, guild_id, people)
        options = []
        for one in found[:MOST]:
            given = one.user_id == interaction.user.id
            person = names.get((one.author_id if given else one.user_id) or 0, "…")
            label = say(interaction, "letter-named-given" if given else "letter-named-own", person=person)
            options.append(discord.SelectOption(label=label[:LENGTH], value=str(one.id)))
        return LetterPick(guild_id, placeholder=say(interaction, "letter-pick"), options=options)

    async def _round(self, interaction: Press, one: Any) -> str:
        others = [place.user_id for place in one.places if place.user_id != interaction.user.id]
        names = await names_of(interaction, interaction.guild_id or 0, others) if one.pair else {}
        person = ", ".join(names.values()) or "…"
        key = "feedback-round-named-pair" if one.pair else "feedback-round-named-group"
        return say(interaction, key, person=person)[:LENGTH]

    @staticmethod
    async def _options(interaction: Press, guild_id: int, found: list[Feedback]) -> list[discord.SelectOption]:
        people = {who for one in found for who in (one.giver_id, one.receiver_id)}
        names = await names_of(interaction, guild_id, people)
        return [
            discord.SelectOption(label=_named(interaction, one, names)[:LENGTH], value=str(one.id))
            for one in found[:MOST]
        ]


def _named(interaction: Press, one: Feedback, names: Mapping[int, str]) -> str:
    """A feedback as the person who chooses knows it."""
    giver, receiver = names.get(one.giver_id, "?"), names.get(one.receiver_id, "?")
    if one.receiver_id == interaction.user.id:
        return say(interaction, "feedback-named-given", giver=giver)
    if one.giver_id == interaction.user.id:
        return say(interaction, "feedback-named-own", receiver=receiver, state=one.state.value)
    return say(interaction, "feedback-named", giver=giver, receiver=receiver)
