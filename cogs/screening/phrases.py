"""What ``/screening phrases`` needs: choices, messages to try a phrase on, and lines of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord
from discord import app_commands

from bot.client import SupportBot
from bot.domain.phrases import KINDS, LEVELS, Phrase
from bot.domain.triage import Kind, Level
from bot.errors import BadInput
from bot.services.phrases import Said
from cogs.shared.access import Press
from cogs.shared.choices import MOST
from cogs.shared.replies import say

LOOK, PLACES, SHOWN = 200, 10, 25
"""Messages looked at in a channel, channels looked at, and phrases shown in one answer."""


async def level_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """Levels in words, without green."""
    named = [(say(interaction, f"case-level-{one.word}"), one.word) for one in LEVELS]
    return [app_commands.Choice(name=name, value=word) for name, word in named if current.lower() in name.lower()]


async def kind_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """Kinds in words."""
    named = [(kind_word(interaction, one), one.value) for one in KINDS]
    found = [app_commands.Choice(name=name, value=value) for name, value in named if current.lower() in name.lower()]
    return found[:MOST]


def kind_word(interaction: Press, kind: Kind) -> str:
    """A kind in words."""
    return say(interaction, f"case-kind-{kind.value.replace('_', '-')}")


def chosen(level: str, kind: str) -> tuple[Level, Kind]:
    """What was picked. Raises BadInput for something typed."""
    wanted = next((one for one in LEVELS if one.word == level), None)
    about = next((one for one in KINDS if one.value == kind), None)
    if wanted is None or about is None:
        raise BadInput("phrase-choose")
    return wanted, about


async def said(bot: SupportBot, channel_id: int) -> list[Said]:
    """The latest messages of a channel; none where the bot may not read."""
    place = bot.get_channel(channel_id)
    if not isinstance(place, discord.TextChannel | discord.VoiceChannel):
        return []
    try:
        found = [one async for one in place.history(limit=LOOK)]
    except discord.Forbidden:
        return []
    return [Said(channel_id, one.author.id, one.content) for one in found if one.content]


async def phrase_lines(interaction: Press, phrases: Sequence[Phrase]) -> str:
    """One line for each."""
    assert interaction.guild_id is not None
    groups = interaction.client.services.groups
    seen = await groups.visible(interaction.guild_id, interaction.user.id, administrator=True)
    names = {one.id: one.name for one in seen}
    return "\n".join(_line(interaction, one, names) for one in phrases)


def _line(interaction: Press, one: Phrase, names: Mapping[int, str]) -> str:
    return say(
        interaction,
        "phrase-line",
        number=one.id,
        level=say(interaction, f"case-level-{one.level.word}"),
        kind=kind_word(interaction, one.kind),
        where=say(interaction, "phrase-everywhere") if one.group_id is None else names.get(one.group_id, "–"),
        text=discord.utils.escape_markdown(one.text),
    )
