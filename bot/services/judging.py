"""Was the level right? What professionals answer, month by month, and how readily a server wants to be told."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.domain.judging import Opinion, Row, tabled
from bot.domain.triage import Level, Sensitivity
from bot.errors import BadInput, NotFound
from bot.screening import Example, Screener
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository
from bot.storage.judgements import JudgementRepository


@dataclass(frozen=True, slots=True)
class Month:
    """The table of one month: by rule and by kind."""

    first: date
    rules: tuple[Row, ...]
    kinds: tuple[Row, ...]


class JudgingService:
    """Opinions about levels, and the sensitivity of a server. Nothing is learnt from members' words."""

    def __init__(self, database: Database, clock: Clock, screener: Screener) -> None:
        self._database, self._clock, self._screener = database, clock, screener

    async def judge(self, guild_id: int, case_id: int, flag_id: int, opinion: Opinion) -> None:
        """Keep an opinion; a second one replaces the first. Raises NotFound for a flag of another case."""
        async with self._database.unit(guild_id) as unit:
            rows = JudgementRepository(unit)
            flag = await rows.flag(flag_id, case_id)
            if flag is None:
                raise NotFound("judge-flag-gone")
            await rows.save(flag_id, opinion, flag["level"], flag["kinds"], flag["rules"])

    async def month(self, guild_id: int, written: str | None) -> Month:
        """The table of a month, by default this one. ``written`` is like 2026-11. Raises BadInput."""
        async with self._database.reading(guild_id) as unit:
            zone = ZoneInfo((await GuildRepository(unit).get()).zone)
            first = _month(written, self._clock.now().astimezone(zone).date())
            since = datetime.combine(first, time(), zone)
            until = datetime.combine(first + timedelta(days=monthrange(first.year, first.month)[1]), time(), zone)
            rows = JudgementRepository(unit)
            flagged, opinions = await rows.flagged(since, until), await rows.between(since, until)
        return Month(
            first,
            tuple(tabled([rules for _, rules in flagged], [(one.opinion, one.rules) for one in opinions])),
            tuple(tabled([kinds for kinds, _ in flagged], [(one.opinion, sorted(one.kinds)) for one in opinions])),
        )

    async def sensitivity(self, guild_id: int) -> Sensitivity:
        """What the server chose."""
        async with self._database.reading(guild_id) as unit:
            return (await GuildRepository(unit).get()).sensitivity

    async def choose(self, guild_id: int, sensitivity: Sensitivity) -> None:
        """From now on the server is told as readily as this."""
        async with self._database.unit(guild_id) as unit:
            await GuildRepository(unit).save(sensitivity=sensitivity.value)

    def expected(self) -> Mapping[Sensitivity, Mapping[str, float]]:
        """Alerts of 1,000 messages, of small talk and of ordinary distress, as they were measured."""
        return self._screener.expected

    def why(self, rule: str) -> str | None:
        """A rule or exception in words; None for one that is no longer there."""
        return self._screener.why.get(rule)

    def nearest(self, text: str, level: Level) -> list[Example]:
        """The three authored messages that are most alike, of those near a level."""
        return self._screener.nearest(text, level)


def _month(written: str | None, today: date) -> date:
    if not written:
        return today.replace(day=1)
    try:
        return date.fromisoformat(f"{written.strip()}-01")
    except ValueError:
        raise BadInput("screening-month-unreadable") from None
