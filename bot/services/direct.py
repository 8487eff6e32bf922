"""Direct messages that members wrote while the bot was away: where to look, from where on, and for which guilds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.backfill import EDITS, created_at, snowflake
from bot.services.screening import Heard, ScreeningService
from bot.storage.database import Database
from bot.storage.direct import DirectRepository, member_channels
from bot.storage.enrolments import guilds_of


@dataclass(frozen=True, slots=True)
class DirectGap:
    """A person's channel in which messages may have been missed; fetch from message ``fetch_from`` on.

    ``after`` is, for each guild they are a member in, the last message that was looked at for it. Messages up to that
    one matter only if they were edited.
    """

    channel_id: int
    user_id: int
    after: Mapping[int, int]
    fetch_from: int

    def guilds(self, message_id: int, *, edited: bool) -> frozenset[int]:
        """For which guilds a message has to be heard."""
        return frozenset(guild for guild, last in self.after.items() if edited or message_id > last)


class DirectMessages:
    """Knows members' direct message channels, and which of them were not looked at since the connection was gone."""

    def __init__(self, database: Database, screening: ScreeningService) -> None:
        self._database, self._screening = database, screening

    async def met(self, user_id: int, channel_id: int) -> None:
        """The person writes here: remembered for every guild they are a member in, once in a connection."""
        if self._screening.sees(channel_id):
            return
        for guild_id in await guilds_of(self._database, user_id):
            async with self._database.unit(guild_id) as unit:
                await DirectRepository(unit).remember(user_id, channel_id)

    async def gaps(self, channel_id: int | None = None) -> list[DirectGap]:
        """All channels of members that were not looked at, or the one that is asked for."""
        found: dict[tuple[int, int], dict[int, int]] = {}
        for guild_id, user_id, place, since in await member_channels(self._database):
            if channel_id in {None, place} and not self._screening.sees(place):
                cursor = await self._screening.cursor(guild_id, place)
                after = max(place, snowflake(since)) if cursor is None else cursor
                found.setdefault((place, user_id), {})[guild_id] = after
        return [
            DirectGap(place, user_id, after, max(1, snowflake(created_at(min(after.values())) - EDITS)))
            for (place, user_id), after in found.items()
        ]

    async def hear(self, heard: Heard, guilds: frozenset[int]) -> None:
        """Screen a message that was fetched, for these guilds."""
        await self._screening.hear(heard, guilds)

    def closed(self, gap: DirectGap, last: int) -> None:
        """Everything in the gap up to message ``last`` was heard."""
        for guild_id, after in gap.after.items():
            self._screening.see(guild_id, gap.channel_id, max(last, after))

    async def unfetched(self, gap: DirectGap) -> None:
        """The gap cannot be fetched: it is listed for a human in each group of the person."""
        for guild_id, after in gap.after.items():
            for group_id in (await self._screening.index(guild_id)).groups_of(gap.user_id):
                await self._screening.miss(guild_id, group_id, gap.user_id, gap.channel_id, after, "direct")
