"""Hears both ends of lines to members, also what was written while the bot was away; draws what is passed on."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakValueDictionary

import discord
import structlog
from discord.ext import commands
from discord.ui import LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.services.lines import Ends, Said
from cogs.cases.floor import FAILURES
from cogs.shared.replies import card

log = structlog.get_logger(__name__)

LONGEST = 3500
MOST = 200
"""Messages read again at each end after an outage."""


class RelayListener(commands.Cog):
    """Passes on what is written at the ends of lines."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot
        self._in_turn: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A message in a direct channel or a private thread."""
        await self._hear(message)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """The bot was away: what was written meanwhile is passed on now, and nothing twice."""
        for guild in self.bot.guilds:
            for ends in await self.bot.services.lines.open_ends(guild.id):
                await self._catch_up(ends)

    async def _catch_up(self, ends: Ends) -> None:
        line = ends.line
        try:
            direct = await self.bot.create_dm(discord.Object(line.person_id))
            inward = line.member_channel_id or direct.id
            for place, last in ((inward, ends.last_inward), (line.thread_id, ends.last_outward)):
                if place is None:
                    continue
                since = discord.Object(last or discord.utils.time_snowflake(line.opened_at))
                channel = self.bot.get_partial_messageable(place)
                async with self._turn(place):
                    async for message in channel.history(limit=MOST, after=since, oldest_first=True):
                        await self._take(message, line.guild_id if place != direct.id else None, place)
        except FAILURES as error:
            log.warning("line not read again", line=line.id, problem=type(error).__name__)

    async def _hear(self, message: discord.Message) -> None:
        channel = message.channel
        private = isinstance(channel, discord.PartialMessageable) or (
            isinstance(channel, discord.Thread) and channel.is_private()
        )
        if message.guild is None or private:
            async with self._turn(channel.id):
                await self._take(message, message.guild.id if message.guild else None, channel.id)

    def _turn(self, place: int) -> asyncio.Lock:
        """What is written in one place is taken one message after the other, as it was written."""
        lock = self._in_turn.get(place)
        if lock is None:
            lock = self._in_turn[place] = asyncio.Lock()
        return lock

    async def _take(self, message: discord.Message, guild_id: int | None, place: int) -> None:
        files = len(message.attachments) + len(message.stickers)
        if message.author.bot or not (message.content or files):
            return
        said, lines = Said(message.author.id, message.id, message.content, files), self.bot.services.lines
        if guild_id is None:
            await lines.from_member(message.author.id, None, None, said)
        elif not await lines.from_desk(guild_id, place, said):
            await lines.from_member(message.author.id, guild_id, place, said)


def hello_renderer(bot: SupportBot) -> Renderer:
    """Draws who is there now, and what becomes of what is written."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        person = int(entry.payload["person"])
        people = await bot.services.professionals.list(entry.guild_id)
        record = next((one for one in people if one.user_id == person), None)
        if record is None:
            return None
        return card(bot.texts.say("line-hello", name=record.name, qualification=record.qualification))

    return render


def word_renderer(bot: SupportBot) -> Renderer:
    """Draws a message that is passed on: to the desk, or to the member with the name of whoever wrote it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.lines.word(entry.guild_id, int(entry.payload["word"]))
        if found is None or found[1].words is None:
            return None
        line, word, name = found
        files = bot.texts.say("line-files", count=word.files) if word.files else ""
        text = plain(word.words or "")[:LONGEST]
        if word.inward:
            head = bot.texts.say("line-from-member", owner=f"<@{line.owner_id}>")
        else:
            head = bot.texts.say("line-from-team", name=name)
        return card("\n".join(part for part in (head, text, files) if part))

    return render


def end_renderer(bot: SupportBot) -> Renderer:
    """Draws the end of a conversation, or the word that nobody reads here any more."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        return card(bot.texts.say("line-nobody-reads" if entry.payload.get("again") else "line-end"))

    return render


def desk_renderer(bot: SupportBot) -> Renderer:
    """Draws what whoever is at the desk's end must know."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        line = await bot.services.lines.of_case(entry.guild_id, int(entry.payload["case"]))
        if line is None or not line.person_id:
            return None
        values: dict[str, Any] = {
            "case": line.case_id,
            "owner": f"<@{line.owner_id}>",
            "person": f"<@{line.person_id}>",
        }
        return card(bot.texts.say(f"line-desk-{entry.payload['moment']}", **values))

    return render


def reporter_renderer(bot: SupportBot) -> Renderer:
    """Draws the word to whoever reported: a person has looked, and nothing more."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        return card(bot.texts.say("reporter-notice"))

    return render


def plain(text: str) -> str:
    """Words that call nobody: a mention in a private thread would bring people in."""
    return discord.utils.escape_mentions(text)
