"""``/speaking`` for those who lead, and what is counted for it: who wrote and who was answered, nothing else."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import discord
from discord import MediaGalleryItem, app_commands
from discord.ext import commands
from discord.ui import MediaGallery

from bot.client import SupportBot
from bot.domain.voices import Voices
from bot.render.rota import shortened
from bot.render.voices import VoiceChart, draw_voices
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.called import names_of
from cogs.shared.choices import group_choices
from cogs.shared.replies import card, reply, say, show, think

TYPED = frozenset({discord.MessageType.default, discord.MessageType.reply})
SHOWN = 10
"""People in the picture: more would be too narrow for a phone. The table has all."""
ALT_LENGTH = 1000


class CountListener(commands.Cog):
    """Hears that messages are written, and to whom they reply."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Only numbers go on from here."""
        if message.guild is None or message.author.bot or message.webhook_id or message.type not in TYPED:
            return
        place = getattr(message.channel, "parent_id", None) or message.channel.id
        self.bot.services.voices.hear(message.guild.id, place, message.author.id, _answered(message))


class SpeakingCommands(commands.Cog):
    """A first view of who is heard."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="speaking")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    async def speaking(self, interaction: Press, group: int, weeks: app_commands.Range[int, 1, 12] = 4) -> None:
        """A table and a picture."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.voices.view(guild_id, group, weeks)
        if not found.people:
            await reply(interaction, "voices-nobody", uncounted=found.uncounted)
            return
        await think(interaction)
        text = _table(interaction, found)
        if not found.messages:
            await show(interaction, card(text))
            return
        chart = _chart(interaction, found, await names_of(interaction, guild_id, [one.user_id for one in found.people]))
        picture = await asyncio.to_thread(draw_voices, chart)
        alt = say(interaction, "voices-alt", title=chart.title)[:ALT_LENGTH]
        gallery = MediaGallery[Any](MediaGalleryItem("attachment://voices.png", description=alt))
        await show(interaction, card(text, gallery), [discord.File(BytesIO(picture), "voices.png", description=alt)])


def _answered(message: discord.Message) -> int | None:
    """Whose message it replies to, as far as Discord says so."""
    if message.reference is None:
        return None
    before = message.reference.resolved or message.reference.cached_message
    return before.author.id if isinstance(before, discord.Message) and not before.author.bot else None


def _table(interaction: Press, found: Voices) -> str:
    since = stamp(datetime(found.since.year, found.since.month, found.since.day, 12, tzinfo=UTC), "D")
    lines = [say(interaction, "voices-head", since=since, uncounted=found.uncounted)]
    lines += [
        say(
            interaction,
            "voices-line",
            person=f"<@{one.user_id}>",
            messages=one.messages,
            given=one.answers_given,
            got=one.answers_got,
        )
        for one in found.people
    ]
    return "\n".join([*lines, say(interaction, "voices-foot")])[:3900]


def _chart(interaction: Press, found: Voices, names: dict[int, str]) -> VoiceChart:
    people = sorted(found.people, key=lambda one: one.messages + one.answers_got, reverse=True)[:SHOWN]
    people.sort(key=lambda one: names.get(one.user_id, "?").lower())
    wrote = sum(one.messages > 0 for one in found.people)
    answered = sum(one.answers_got > 0 for one in found.people)
    facts = {"wrote": wrote, "answered": answered, "count": len(found.people)}
    return VoiceChart(
        say(interaction, "voices-title", **facts),
        say(interaction, "voices-about", messages=found.messages, answers=found.answers),
        [shortened(names.get(one.user_id, "?"), 10) for one in people],
        [one.messages for one in people],
        [[found.pairs.get((row.user_id, column.user_id), 0) for column in people] for row in people],
        say(interaction, "voices-wrote"),
        say(interaction, "voices-answered"),
    )
