"""Counts who writes and who answers whom, in groups that have this, and only of members who agreed to be counted.

What is heard is kept in memory as numbers and written down by the sweep; whoever did not agree is dropped before that.
No words and no ids of messages come here.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from bot.content import Content
from bot.domain.groups import Consent, GroupState
from bot.domain.records import GroupRecord
from bot.domain.voices import NOBODY, Tally, Voices, voices, week_of
from bot.errors import Refusal
from bot.services.groups import need
from bot.services.offers import has
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.unit import Unit
from bot.storage.voices import VoiceRepository

PART = "voices"
MOST_WEEKS = 12
Heard = Counter[tuple[int, int, int]]
"""(channel, writer, whom they answered or 0) → messages."""


class VoiceService:
    """A first view for those who lead; it says nothing about how anybody is."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content = database, content
        self._heard: dict[int, Heard] = {}

    def hear(self, guild_id: int, channel_id: int, writer: int, answered: int | None) -> None:
        """A message was written; ``answered`` is whose message it replies to."""
        heard = self._heard.setdefault(guild_id, Counter())
        heard[channel_id, writer, NOBODY] += 1
        if answered and answered != writer:
            heard[channel_id, writer, answered] += 1

    async def run_due(self, now: datetime) -> int:
        """Write down what was heard since the last time; never a row that is due."""
        waiting, self._heard = self._heard, {}
        for guild_id, heard in waiting.items():
            async with self._database.reading(guild_id) as unit:
                found = await self._allowed(unit, heard, now)
            if found:
                async with self._database.unit(guild_id) as unit:
                    for group_id, one in found:
                        await VoiceRepository(unit).add(group_id, one)
        return 0

    async def offered(self, guild_id: int, group_id: int) -> bool:
        """Whether this group has it, and so asks for the consent. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await has(unit, self._content, await need(unit, group_id), PART)

    async def view(self, guild_id: int, group_id: int, weeks: int) -> Voices:
        """The last ``weeks`` of a group, this one included. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            group = await need(unit, group_id)
            if not await has(unit, self._content, group, PART):
                raise Refusal("part-not-here")
            since = week_of(unit.now(), group.zone) - timedelta(weeks=min(weeks, MOST_WEEKS) - 1)
            members = [one.user_id for one in await EnrolmentRepository(unit).members(group_id)]
            agreed = await EnrolmentRepository(unit).consenting(group_id, Consent.COUNTED)
            counted = [one for one in members if one in agreed]
            tallies = await VoiceRepository(unit).since(group_id, since)
        return voices(since, counted, tallies, len(members) - len(counted))

    async def _allowed(self, unit: Unit, heard: Heard, now: datetime) -> list[tuple[int, Tally]]:
        found: list[tuple[int, Tally]] = []
        for channel_id in {channel for channel, _, _ in heard}:
            group = await GroupRepository(unit).of_channel(channel_id)
            agreed = await self._agreed(unit, group) if group is not None else set()
            if group is None or not agreed:
                continue
            week = week_of(now, group.zone)
            found += [
                (group.id, Tally(week, writer, to, messages))
                for (channel, writer, to), messages in heard.items()
                if channel == channel_id and writer in agreed and (to == NOBODY or to in agreed)
            ]
        return found

    async def _agreed(self, unit: Unit, group: GroupRecord) -> set[int]:
        if group.state is not GroupState.OPEN or not await has(unit, self._content, group, PART):
            return set()
        members = {one.user_id for one in await EnrolmentRepository(unit).members(group.id)}
        return members & await EnrolmentRepository(unit).consenting(group.id, Consent.COUNTED)
