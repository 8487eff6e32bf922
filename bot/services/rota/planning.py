"""Planning the rota: shifts, rotations, layers, overrides and time off."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.outbox import Priority
from bot.domain.rota import FIRST, Shift
from bot.domain.when import known_zone, parse_time, parse_weekday, parse_when
from bot.errors import BadInput, NotFound, Refusal
from bot.services.rota.coverage import Coverage, coverage
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.rota import RotaRepository
from bot.storage.unit import Unit

LONGEST = timedelta(days=31)
"""A longer override is a new rota."""


class RotaService:
    """Weekly shifts and overrides of professionals."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def coverage(self, guild_id: int) -> Coverage:
        """Who is on duty now and next."""
        async with self._database.reading(guild_id) as unit:
            return await coverage(unit)

    async def shifts(self, guild_id: int) -> list[Shift]:
        """All weekly shifts, Monday first."""
        async with self._database.reading(guild_id) as unit:
            found = await RotaRepository(unit).shifts()
        return sorted(found, key=lambda shift: (shift.weekday, shift.start, shift.id))

    async def zone(self, guild_id: int) -> str:
        """The zone in which the guild's staff write times."""
        async with self._database.reading(guild_id) as unit:
            return (await GuildRepository(unit).get()).zone

    async def add(self, guild_id: int, person: int, weekday: str, start: str, end: str, zone: str | None) -> Shift:
        """A weekly shift, as written: ``monday``, ``18:00``, ``22:00``; the guild's zone unless one is named.

        Raises BadInput, and Refusal without a valid record. The person's direct messages are opened now.
        """
        day, starts, ends = parse_weekday(weekday), parse_time(start), parse_time(end)
        if day is None:
            raise BadInput("rota-weekday-unreadable")
        if starts is None or ends is None:
            raise BadInput("rota-time-unreadable")
        async with self._database.unit(guild_id) as unit:
            where = known_zone(zone.strip()) if zone else (await GuildRepository(unit).get()).zone
            await self._check(unit, person)
            if not await RotaRepository(unit).add(person, day, starts, ends, where, FIRST):
                raise Refusal("rota-shift-there")
            await self._greet(unit, person)
            shifts = await RotaRepository(unit).shifts()
            return next(s for s in shifts if (s.person, s.weekday, s.start) == (person, day, starts))

    async def remove(self, guild_id: int, shift_id: int) -> None:
        """Take a shift out. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            if not await RotaRepository(unit).remove("shift", shift_id):
                raise NotFound("rota-shift-unknown")
            unit.wake()

    async def override(
        self, guild_id: int, person: int, replaces: int | None, starts: str, ends: str
    ) -> tuple[datetime, datetime]:
        """Put somebody on duty for once, as written in the guild's zone; the instants. Raises BadInput, Refusal.

        ``starts`` may be ``now``.
        """
        async with self._database.unit(guild_id) as unit:
            zone, now = (await GuildRepository(unit).get()).zone, unit.now()
            begin = now if starts.strip().lower() == "now" else parse_when(starts, zone, now)
            end = parse_when(ends, zone, now)
            if not begin < end <= begin + LONGEST:
                raise BadInput("rota-override-order")
            await self._check(unit, person)
            if replaces == person:
                raise BadInput("rota-override-self")
            await RotaRepository(unit).override(person, replaces, begin, end)
            await RotaRepository(unit).forget_before(now - LONGEST)
            await self._greet(unit, person)
        return begin, end

    @staticmethod
    async def _check(unit: Unit, person: int) -> None:
        if not await DutyRepository(unit).professional(person, unit.now().date()):
            raise Refusal("rota-no-record", person=f"<@{person}>")

    @staticmethod
    async def _greet(unit: Unit, person: int) -> None:
        await Outbox(unit).send(
            "rota-welcome",
            f"rota:{person}",
            f"rota-welcome:{person}",
            priority=Priority.ROUTINE,
            user_id=person,
        )
        unit.wake()
