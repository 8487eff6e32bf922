"""Hears who leaves and who comes back, and looks after a start for those who did so unheard."""

from __future__ import annotations

from collections.abc import Sequence

import discord
import structlog
from discord.ext import commands
from discord.ui import LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from cogs.shared.replies import card

log = structlog.get_logger(__name__)

AT_ONCE = 100
"""People that Discord looks up in one question."""
GONE = frozenset({10007, 10013})
"""Unknown member, unknown user."""


class PeopleListener(commands.Cog):
    """Keeps the records in step with who is there."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        """Somebody left, or was removed."""
        await self.bot.services.presence.left(payload.guild_id, payload.user.id)

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody came."""
        await self.bot.services.presence.came(member.guild.id, member.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """People may have left or come while nobody listened."""
        for guild in self.bot.guilds:
            await self._look(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server is back after an outage."""
        await self._look(guild)

    async def _look(self, guild: discord.Guild) -> None:
        """A hundred people in one question; whoever is missing in the answer is asked for by name as well."""
        expected = await self.bot.services.presence.expected(guild.id)
        people = sorted(expected)
        for start in range(0, len(people), AT_ONCE):
            some = people[start : start + AT_ONCE]
            there = await _there(guild, some)
            for user_id in some if there is not None else ():
                await self._compare(guild, user_id, believed=expected[user_id], seen=user_id in (there or ()))

    async def _compare(self, guild: discord.Guild, user_id: int, *, believed: bool, seen: bool) -> None:
        if seen and not believed:
            await self.bot.services.presence.came(guild.id, user_id)
        elif believed and not seen and await _gone(guild, user_id):
            await self.bot.services.presence.left(guild.id, user_id)


async def _there(guild: discord.Guild, people: Sequence[int]) -> set[int] | None:
    """Which of them are on the server; None if Discord does not say."""
    try:
        found = await guild.query_members(user_ids=list(people), limit=AT_ONCE, cache=False)
    except (TimeoutError, discord.ClientException) as error:
        log.warning("people not looked up", problem=type(error).__name__)
        return None
    return {member.id for member in found}


async def _gone(guild: discord.Guild, user_id: int) -> bool:
    """Whether Discord itself says that this person is not on the server: anything else is no reason to end a seat."""
    try:
        await guild.fetch_member(user_id)
    except discord.NotFound as error:
        return error.code in GONE
    except discord.HTTPException as error:
        log.warning("person not looked up", code=error.code)
    return False


def presence_card(bot: SupportBot) -> Renderer:
    """Tells supervisors that a professional left or is back, and which groups they lead."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.presence.absence(entry.guild_id, int(entry.payload["person"]))
        if found is None:
            return None
        guild = bot.get_guild(entry.guild_id)
        key = "presence-left" if found.absent else "presence-back"
        values = {"name": found.name, "server": guild.name if guild else "Discord"}
        text = bot.texts.say(key, **values)
        if found.absent and found.groups:
            text += "\n" + bot.texts.say("presence-groups", groups=", ".join(found.groups))
        return card(text)

    return render
