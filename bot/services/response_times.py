"""Response times of a guild, from its timelines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.domain.response_times import Month, Wait, months, waits
from bot.domain.triage import Level
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository
from bot.storage.timeline import Timeline


@dataclass(frozen=True, slots=True)
class ResponseTimes:
    """Lines per month and level, and every answered wait behind them; ``now`` is when it was asked."""

    months: Sequence[Month]
    waits: Sequence[Wait]
    zone: str
    now: datetime


class ResponseTimeService:
    """Measures; who answered is no part of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def of(self, guild_id: int, most: int = 6) -> ResponseTimes:
        """The newest ``most`` months that have waits."""
        now = self._clock.now()
        async with self._database.reading(guild_id) as unit:
            zone = (await GuildRepository(unit).get()).zone
            told = await Timeline(unit).told()
        found = [one for events in told.values() for one in waits(Level.AMBER, events)]
        lines = months(found, zone, now)
        kept = sorted({line.first for line in lines}, reverse=True)[:most]
        return ResponseTimes([line for line in lines if line.first in kept], found, zone, now)
