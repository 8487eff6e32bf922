"""Makes a group's category and channels, and keeps their permissions in step with the records.

Every step is kept as soon as Discord has taken it, and what is not on record is looked for before it is made, so a
making that failed or was cut off anywhere goes on where it ended. The category is known by the group's alias, which
no other category has; its channels by their names inside it.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
import discord
import structlog

from bot.client import SupportBot
from bot.content import ChannelTemplate, GroupType
from bot.domain.groups import GroupState
from bot.domain.records import CHANNEL_ROLES
from bot.errors import Refusal
from bot.services.building import GroupPlan
from cogs.groups.overwrites import differ, wanted

log = structlog.get_logger(__name__)

Told = Callable[[int, int], Awaitable[None]]
"""Told how many steps are done, and of how many."""
FAILURES = (discord.HTTPException, aiohttp.ClientError, OSError)
Live = Mapping[int, discord.abc.GuildChannel]


class DiscordBuilder:
    """Brings Discord in step with groups; one group at a time is worked on once at a time."""

    def __init__(self, bot: SupportBot) -> None:
        self._bot = bot
        self._locks: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def settle(self, guild_id: int, group_id: int) -> bool:
        """Make what is missing and set who may see what; False if it has to be tried again later."""
        try:
            return await self.build(guild_id, group_id)
        except FAILURES as error:
            log.warning("group not settled", group=group_id, problem=type(error).__name__)
            return False

    async def build(self, guild_id: int, group_id: int, told: Told | None = None) -> bool:
        """The same, and what Discord refuses is raised; False while the server cannot be reached."""
        async with self._locks[group_id]:
            guild = self._bot.get_guild(guild_id)
            plan = await self._bot.services.groups.building.plan(guild_id, group_id)
            if guild is None or plan is None:
                return plan is None
            live = {channel.id: channel for channel in await guild.fetch_channels()}
            category = _category(plan, live)
            if category is None and plan.group.state is GroupState.ARCHIVED:
                return True
            made = await self._make(guild, plan, live, category, told)
            if plan.group.state is GroupState.DRAFT:
                await self._once(guild, guild_id, group_id, made)
            await self._bot.services.groups.building.built(guild_id, group_id)
            return True

    async def undo(self, guild_id: int, group_id: int) -> None:
        """Delete all that was made for a draft, and the draft. Raises Refusal for a group that is past that."""
        async with self._locks[group_id]:
            guild = self._bot.get_guild(guild_id)
            plan = await self._bot.services.groups.building.plan(guild_id, group_id)
            if guild is None or plan is None or plan.group.state is not GroupState.DRAFT:
                raise Refusal("group-not-draft")
            live = await guild.fetch_channels()
            homes = [one for one in live if isinstance(one, discord.CategoryChannel) and one.name == plan.group.alias]
            inside = [one for one in live if one.category_id in {home.id for home in homes}]
            for channel in [*inside, *homes]:
                await channel.delete()
            await self._bot.services.groups.building.undone(guild_id, group_id)

    async def _make(
        self,
        guild: discord.Guild,
        plan: GroupPlan,
        live: Live,
        category: discord.CategoryChannel | None,
        told: Told | None,
    ) -> discord.CategoryChannel:
        steps = len(CHANNEL_ROLES) + 1
        if category is None:
            category = await guild.create_category(plan.group.alias, overwrites=_given(guild, plan, None))
        if plan.group.category_id != category.id:
            await self._bot.services.groups.building.category_made(guild.id, plan.group.id, category.id)
        if differ(category, wanted(guild, plan, None)):
            await category.edit(overwrites=_given(guild, plan, None))
            live = {channel.id: channel for channel in await guild.fetch_channels()}
        for number, role in enumerate(CHANNEL_ROLES, start=2):
            if told is not None:
                await told(number - 1, steps)
            await self._channel(guild, plan, live, category, role)
        return category

    async def _once(self, guild: discord.Guild, guild_id: int, group_id: int, made: discord.CategoryChannel) -> None:
        """Delete what Discord made twice: discord.py repeats a request whose answer was lost, and nobody is in yet."""
        plan = await self._bot.services.groups.building.plan(guild_id, group_id)
        kept = {made.id, *(plan.channels.values() if plan else ())}
        channels = await guild.fetch_channels()
        homes = {one.id for one in channels if isinstance(one, discord.CategoryChannel) and one.name == made.name}
        names = {channel.name for channel in channels if channel.id in kept}
        for channel in channels:
            mine = channel.id in homes or channel.category_id in homes
            if mine and channel.name in names and channel.id not in kept:
                await channel.delete()

    async def _channel(
        self, guild: discord.Guild, plan: GroupPlan, live: Live, category: discord.CategoryChannel, role: str
    ) -> None:
        kind = self._bot.services.content.group_types[plan.group.type]
        template = kind.channels.by_role()[role]
        channel = _existing(plan.channels, live, category, role, template)
        if channel is None:
            channel = await _create(guild, category, role, kind, wanted(guild, plan, role))
        if plan.channels.get(role) != channel.id:
            await self._bot.services.groups.building.channel_made(guild.id, plan.group.id, role, channel.id)
        if isinstance(channel, discord.ForumChannel) and not channel.available_tags and kind.resource_tags:
            await channel.edit(available_tags=[discord.ForumTag(name=tag) for tag in kind.resource_tags])
        if differ(channel, wanted(guild, plan, role)):
            editable: Any = channel
            await editable.edit(overwrites=_given(guild, plan, role))


def _given(guild: discord.Guild, plan: GroupPlan, role: str | None) -> Any:
    return wanted(guild, plan, role)


def _category(plan: GroupPlan, live: Live) -> discord.CategoryChannel | None:
    found = live.get(plan.group.category_id or 0)
    if isinstance(found, discord.CategoryChannel):
        return found
    named = (one for one in live.values() if isinstance(one, discord.CategoryChannel) and one.name == plan.group.alias)
    return next(named, None)


def _existing(
    known: Mapping[str, int], live: Live, category: discord.CategoryChannel, role: str, template: ChannelTemplate
) -> discord.abc.GuildChannel | None:
    found = live.get(known.get(role, 0))
    if found is not None:
        return found
    taken = set(known.values())
    inside = (one for one in live.values() if one.category_id == category.id and one.id not in taken)
    return next((one for one in inside if one.name == template.name), None)


async def _create(
    guild: discord.Guild, category: discord.CategoryChannel, role: str, kind: GroupType, overwrites: Any
) -> discord.abc.GuildChannel:
    template = kind.channels.by_role()[role]
    if role == "voice":
        return await guild.create_voice_channel(template.name, category=category, overwrites=overwrites)
    if role == "resources":
        try:
            return await guild.create_forum(
                template.name, category=category, topic=template.topic, overwrites=overwrites
            )
        except discord.HTTPException as error:
            if error.status != 400:
                raise
            log.info("forum not possible here, a text channel instead", code=error.code)
    return await guild.create_text_channel(
        template.name, category=category, topic=template.topic, overwrites=overwrites
    )
