"""Sessions as events of Discord: made in the group's voice channel, kept in step, begun, ended and removed.

Every step is kept as soon as Discord has taken it. What has no id on record is looked for by name, place and time
before it is made, so a making whose answer was lost makes no second event.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import structlog
from discord import EventStatus as Status

from bot.client import SupportBot
from bot.domain.mirror import MOST_IN_SERVER, Action, EventStatus, Shown, as_told, compare
from bot.services.mirror import Mirrored, MirrorPlan, MirrorService, Outcome

log = structlog.get_logger(__name__)

TOO_MANY = 30038
"""Discord's code for a server that has all the events it may have."""
_LIVE = {Status.scheduled: EventStatus.WAITING, Status.active: EventStatus.RUNNING}
Live = dict[int, discord.ScheduledEvent]


def shown_by(event: discord.ScheduledEvent) -> Shown | None:
    """What an event shows; None if it is over or called off."""
    if event.status not in _LIVE:
        return None
    status, about = _LIVE[event.status], event.description or ""
    return Shown(event.name, event.channel_id or 0, event.start_time, event.end_time, status, about)


class DiscordMirror:
    """Brings a server's events in step with sessions; one server at a time is worked on once at a time."""

    def __init__(self, bot: SupportBot) -> None:
        self._bot = bot
        self._locks: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def _mirror(self) -> MirrorService:
        return self._bot.services.mirror

    async def settle(self, guild_id: int, group_id: int) -> Outcome:
        """Make, change, start, end and remove what is needed. Raises nothing that Discord answers."""
        async with self._locks[guild_id]:
            plan, guild = await self._mirror.plan(guild_id, group_id), self._bot.get_guild(guild_id)
            if plan is None or not plan.events:
                return Outcome.DONE
            if guild is None:
                return Outcome.LATER
            if not guild.me.guild_permissions.manage_events:
                return Outcome.PERMISSION
            try:
                return await self._bring(guild, plan)
            except discord.Forbidden:
                return Outcome.PERMISSION
            except discord.HTTPException as error:
                log.warning("events not settled", group=group_id, status=error.status, code=error.code)
                return Outcome.LIMIT if error.code == TOO_MANY else Outcome.LATER
            except (aiohttp.ClientError, OSError) as error:
                log.warning("events not settled", group=group_id, problem=type(error).__name__)
                return Outcome.LATER

    async def _bring(self, guild: discord.Guild, plan: MirrorPlan) -> Outcome:
        live, full = await self._live(guild), False
        for one in sorted(plan.events, key=lambda event: event.want is not None):  # what goes makes room
            event = live.get(one.event.event_id or 0) or _same(live.values(), one, plan)
            full |= await self._step(guild, plan, one, event, live) is Outcome.LIMIT
        return Outcome.LIMIT if full else Outcome.DONE

    async def _live(self, guild: discord.Guild) -> Live:
        await self._bot.pace()
        found = await guild.fetch_scheduled_events(with_counts=False)
        return {event.id: event for event in found if event.status in _LIVE}

    async def _step(
        self, guild: discord.Guild, plan: MirrorPlan, one: Mirrored, event: discord.ScheduledEvent | None, live: Live
    ) -> Outcome:
        there = shown_by(event) if event else None
        step, number = compare(one.event.told, there, one.want), one.session.id
        if event is not None and step.action in {Action.REMOVE, Action.REPLACE, Action.END}:
            await self._end(event, removed=step.action is not Action.END)
            live.pop(event.id, None)
        if step.action in {Action.REMOVE, Action.END, Action.FORGET}:
            await self._mirror.forget(guild.id, number)
            return Outcome.DONE
        if step.action in {Action.MAKE, Action.REPLACE}:
            assert one.want is not None
            if len(live) >= MOST_IN_SERVER:
                return Outcome.LIMIT
            made = await self._make(guild, one.want)
            live[made.id] = made
            await self._mirror.told(guild.id, number, made.id, one.want)
            await self._once(guild, replace_known(plan, made.id), one)
        elif event is not None and one.want is not None:
            if step.action is Action.EDIT:
                await self._edit(guild, event, one.want, step.fields)
            told = as_told(one.event.told, one.want, step.by_hand)
            if told != one.event.told or event.id != one.event.event_id:
                await self._mirror.told(guild.id, number, event.id, told)
        if step.by_hand or one.event.asked:
            await self._mirror.by_hand(guild.id, one, there, step.by_hand)
        return Outcome.DONE

    async def _make(self, guild: discord.Guild, want: Shown) -> discord.ScheduledEvent:
        await self._bot.pace()
        place: Any = discord.Object(want.channel_id)
        return await guild.create_scheduled_event(
            name=want.name,
            start_time=want.starts,
            end_time=want.ends or discord.utils.MISSING,
            channel=place,
            entity_type=discord.EntityType.voice,
            privacy_level=discord.PrivacyLevel.guild_only,
        )

    async def _once(self, guild: discord.Guild, plan: MirrorPlan, one: Mirrored) -> None:
        """Remove what Discord made twice: discord.py repeats a request whose answer was lost."""
        live = await self._live(guild)
        while (twin := _same(live.values(), one, plan)) is not None:
            await self._end(live.pop(twin.id), removed=True)

    async def _edit(
        self, guild: discord.Guild, event: discord.ScheduledEvent, want: Shown, fields: tuple[str, ...]
    ) -> None:
        await self._bot.pace()
        changes: dict[str, Any] = {}
        if "name" in fields:
            changes["name"] = want.name
        if "about" in fields:
            changes["description"] = want.about
        if "channel_id" in fields:
            changes["channel"] = guild.get_channel(want.channel_id) or discord.Object(want.channel_id)
        if "starts" in fields:
            changes["start_time"] = want.starts
        if {"starts", "ends"} & set(fields) and want.ends is not None:
            changes["end_time"] = want.ends
        if "status" in fields:
            changes["status"] = Status.active
        await event.edit(**changes)

    async def _end(self, event: discord.ScheduledEvent, *, removed: bool) -> None:
        await self._bot.pace()
        try:
            if removed:
                await event.delete()
            else:
                await event.end()
        except discord.NotFound:
            log.info("event was gone already", event_id=event.id)


def replace_known(plan: MirrorPlan, event_id: int) -> MirrorPlan:
    """The plan, with one event more that is on record."""
    return replace(plan, known=plan.known | {event_id})


def _same(events: Iterable[discord.ScheduledEvent], one: Mirrored, plan: MirrorPlan) -> discord.ScheduledEvent | None:
    """An event that nobody knows and that is just what is wanted: its making was not answered."""
    want = one.want
    if want is None:
        return None
    for event in events:
        there = shown_by(event)
        unknown = event.id not in plan.known and there is not None
        if (
            unknown
            and there
            and (there.name, there.channel_id, there.starts) == (want.name, want.channel_id, want.starts)
        ):
            return event
    return None
