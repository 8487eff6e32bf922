"""What was written while the bot was away: which messages to fetch, and what happens to those that cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.outbox import Priority
from bot.services.screening import ScreeningService
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Outbox

EDITS = timedelta(hours=24)
"""Edits of messages this much older than the cursor are looked at again."""
EPOCH = 1420070400000
"""Milliseconds of Discord's ids."""
LONG = 15.0
"""Seconds after which the desk is told how a reading went."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A channel or thread in which messages after ``after`` may have been missed; fetch from ``fetch_from`` on.

    Messages up to ``after`` matter only if they were edited. Both are message ids. ``sight`` counts how often the
    connection was lost before: a gap that was read while it was lost again is still one.
    """

    guild_id: int
    group_id: int
    channel_id: int
    place_id: int
    after: int
    fetch_from: int
    sight: int = 0

    @property
    def since(self) -> datetime:
        """From when on something may have been missed, in UTC."""
        return created_at(self.fetch_from)


@dataclass(slots=True)
class Reading:
    """How the reading of a guild goes; counts of channels and threads, and of messages."""

    guild_id: int
    began: datetime
    places: int = 0
    done: int = 0
    unread: int = 0
    messages: int = 0


class Backfill:
    """Keeps the cursors honest over disconnects: none moves over a gap that was not looked at."""

    def __init__(self, screening: ScreeningService, database: Database) -> None:
        self._screening, self._database = screening, database
        self._sight = 0

    def lost_sight(self) -> None:
        """The connection is gone: from here on, messages may be missed everywhere."""
        self._sight += 1
        self._screening.lose_sight()

    async def channels(self, guild_id: int) -> list[int]:
        """The guild's channels that are screened."""
        return list((await self._screening.index(guild_id)).groups)

    async def gap(self, guild_id: int, channel_id: int, place_id: int) -> Gap | None:
        """What may have been missed in a channel or one of its threads; None if nothing was, or it is no group's."""
        group = (await self._screening.index(guild_id)).groups.get(channel_id)
        if group is None or self._screening.sees(place_id):
            return None
        sight = self._sight
        cursor = await self._screening.cursor(guild_id, place_id)
        after = snowflake(group.created_at) if cursor is None else cursor
        earlier = after if cursor is None else snowflake(created_at(cursor) - EDITS)
        return Gap(guild_id, group.id, channel_id, place_id, after, earlier, sight)

    def closed(self, gap: Gap, last: int) -> None:
        """Everything in the gap up to message ``last`` was heard; unless the connection was lost meanwhile."""
        if gap.sight == self._sight:
            self._screening.see(gap.guild_id, gap.place_id, max(last, gap.after))

    async def unfetched(self, gap: Gap) -> None:
        """The gap cannot be fetched (in time): it is listed for a human, by its last known message."""
        await self._screening.miss(gap.guild_id, gap.group_id, 0, gap.place_id, gap.after, "gap")

    async def tell(self, reading: Reading, seconds: float, *, over: bool) -> None:
        """Tell the desk how a long reading goes, or went; one that was short and complete needs no word."""
        if over and seconds < LONG and not reading.unread:
            return
        async with self._database.unit(reading.guild_id) as unit:
            desk = (await GuildRepository(unit).get()).desk_channel_id
            if desk is None:
                return
            about = f"backfill:{reading.began.isoformat()}"
            payload = {
                "places": reading.places,
                "done": reading.done,
                "unread": reading.unread,
                "messages": reading.messages,
                "seconds": round(seconds),
                "over": over,
            }
            await Outbox(unit).send(
                "backfill",
                about,
                f"{about}:{'over' if over else 'under way'}",
                priority=Priority.CASE,
                channel_id=desk,
                payload=payload,
            )


def snowflake(moment: datetime) -> int:
    """The smallest id Discord gives at an instant."""
    return max(0, int(moment.timestamp() * 1000) - EPOCH) << 22


def created_at(message_id: int) -> datetime:
    """When Discord gave an id, in UTC."""
    epoch = datetime.fromisoformat("2015-01-01T00:00:00+00:00")
    return epoch + timedelta(milliseconds=message_id >> 22)
