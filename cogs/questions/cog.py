"""``/ask`` for members, ``/questions`` for those who lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.questions import Question
from cogs.questions.views import Ask, AskerPick, QuestionPick, quoted
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.people import readers
from cogs.shared.replies import card, reply, say, show

SHOWN = 5
"""Questions of one's own in the card; the others can still be taken back."""
LONGEST = 280
"""Characters of one of one's own questions, and of what was answered, in the card."""


class QuestionCommands(commands.Cog):
    """Questions without a name."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="ask")
    @app_commands.guild_only()
    async def ask(self, interaction: Press) -> None:
        """Who answers, and what became of one's own questions."""
        guild_id, me = interaction.guild_id or 0, interaction.user.id
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, me, place)
        names, screened = await self.bot.services.questions.readers(guild_id, group.id, me)
        mine = await self.bot.services.questions.mine(guild_id, me)
        who = readers(self.bot.texts, names, str(interaction.locale))
        text = [say(interaction, "question-readers", readers=who, screened="yes" if screened else "no")]
        text += [_line(interaction, one) for one in mine[:SHOWN]]
        label, style = say(interaction, "question-ask"), discord.ButtonStyle.primary
        rows: list[ActionRow[Any]] = [ActionRow(Ask(guild_id, group.id, label=label, style=style))]
        if mine:
            hint = say(interaction, "question-back")
            rows.append(ActionRow(AskerPick(guild_id, group.id, placeholder=hint, options=_options(mine))))
        await show(interaction, card("\n\n".join(text), *rows))

    @app_commands.command(name="questions")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def questions(self, interaction: Press, group: int) -> None:
        """The queue of a group."""
        guild_id = interaction.guild_id or 0
        waiting = await self.bot.services.questions.waiting(guild_id, group)
        if not waiting:
            await reply(interaction, "questions-none")
            return
        hint = say(interaction, "question-open")
        pick = QuestionPick(guild_id, group, placeholder=hint, options=_options(waiting))
        await reply(interaction, "questions-card", ActionRow[Any](pick), count=len(waiting))


def _options(found: Sequence[Question]) -> list[discord.SelectOption]:
    return [discord.SelectOption(label=_short(one.words, 100), value=str(one.id)) for one in found[:MOST]]


def _line(interaction: Press, one: Question) -> str:
    words, answer = quoted(_short(one.words, LONGEST)), _short(one.answer or "", LONGEST)
    return say(interaction, "question-mine", words=words, state=one.state.value, answer=answer)


def _short(words: str, most: int) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
