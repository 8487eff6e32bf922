"""Response times of a guild, from its timelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.response_times import LONGEST, SHORTEST, Month, Wait, months, waits
from bot.domain.triage import Level
from bot.errors import BadInput
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository
from bot.storage.targets import TargetRepository
from bot.storage.timeline import Timeline


@dataclass(frozen=True, slots=True)
class ResponseTimes:
    """Lines per month and level, and every answered wait behind them; ``now`` is when it was asked."""

    months: Sequence[Month]
    waits: Sequence[Wait]
    zone: str
    now: datetime
    targets: Mapping[Level, timedelta]


class ResponseTimeService:
    """Measures; who answered is no part of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def of(self, guild_id: int, most: int = 6) -> ResponseTimes:
        """The newest ``most`` months that have waits."""
        now = self._clock.now()
        async with self._database.reading(guild_id) as unit:
            zone = (await GuildRepository(unit).get()).zone
            told, targets = await Timeline(unit).told(), await TargetRepository(unit).all()
        found = [one for events in told.values() for one in waits(Level.AMBER, events)]
        lines = months(found, zone, now, targets)
        kept = sorted({line.first for line in lines}, reverse=True)[:most]
        return ResponseTimes([line for line in lines if line.first in kept], found, zone, now, targets)

    async def targets(self, guild_id: int) -> Mapping[Level, timedelta]:
        """How soon somebody should answer, by level, the most serious first."""
        async with self._database.reading(guild_id) as unit:
            return await TargetRepository(unit).all()

    async def aim(self, guild_id: int, minutes: Mapping[Level, int | None]) -> Mapping[Level, timedelta]:
        """Set targets; 0 goes back to the default, None leaves one as it is. What holds now. Raises BadInput."""
        wanted = {level: timedelta(minutes=count) for level, count in minutes.items() if count is not None}
        if any(span and not SHORTEST <= span <= LONGEST for span in wanted.values()):
            raise BadInput("policy-target-span", most=LONGEST // SHORTEST)
        async with self._database.unit(guild_id) as unit:
            rows = TargetRepository(unit)
            for level, span in wanted.items():
                await (rows.choose(level, span) if span else rows.forget(level))
            return await rows.all()
