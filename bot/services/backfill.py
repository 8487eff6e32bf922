"""What was written while the bot was away: which messages to fetch, and what happens to those that cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.screening import ScreeningService

EDITS = timedelta(hours=24)
"""Edits of messages this much older than the cursor are looked at again."""
EPOCH = 1420070400000
"""Milliseconds of Discord's ids."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A channel or thread in which messages after ``after`` may have been missed; fetch from ``fetch_from`` on.

    Messages up to ``after`` matter only if they were edited. Both are message ids.
    """

    guild_id: int
    group_id: int
    channel_id: int
    place_id: int
    after: int
    fetch_from: int


class Backfill:
    """Keeps the cursors honest over disconnects: none moves over a gap that was not looked at."""

    def __init__(self, screening: ScreeningService) -> None:
        self._screening = screening

    def lost_sight(self) -> None:
        """The connection is gone: from here on, messages may be missed everywhere."""
        self._screening.lose_sight()

    async def channels(self, guild_id: int) -> list[int]:
        """The guild's channels that are screened."""
        return list((await self._screening.index(guild_id)).groups)

    async def gap(self, guild_id: int, channel_id: int, place_id: int) -> Gap | None:
        """What may have been missed in a channel or one of its threads; None if nothing was, or it is no group's."""
        group = (await self._screening.index(guild_id)).groups.get(channel_id)
        if group is None or self._screening.sees(place_id):
            return None
        cursor = await self._screening.cursor(guild_id, place_id)
        after = snowflake(group.created_at) if cursor is None else cursor
        earlier = after if cursor is None else snowflake(created_at(cursor) - EDITS)
        return Gap(guild_id, group.id, channel_id, place_id, after, earlier)

    def closed(self, gap: Gap, last: int) -> None:
        """Everything in the gap up to message ``last`` was heard."""
        self._screening.see(gap.guild_id, gap.place_id, max(last, gap.after))

    async def unfetched(self, gap: Gap) -> None:
        """The gap cannot be fetched: it is listed for a human, by its last known message."""
        await self._screening.miss(gap.guild_id, gap.group_id, 0, gap.place_id, gap.after, "gap")


def snowflake(moment: datetime) -> int:
    """The smallest id Discord gives at an instant."""
    return max(0, int(moment.timestamp() * 1000) - EPOCH) << 22


def created_at(message_id: int) -> datetime:
    """When Discord gave an id, in UTC."""
    epoch = datetime.fromisoformat("2015-01-01T00:00:00+00:00")
    return epoch + timedelta(milliseconds=message_id >> 22)
