"""Looking at the rota: what is entered, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.rota import Layer, Plan, Shift, Stint, Vacancy, stints, turns, vacancies
from bot.services.rota.coverage import Coverage, coverage, layers
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.rota import RotaRepository
from bot.storage.rota_watches import WatchRepository
from bot.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Outlook:
    """The rota from ``begin`` to ``end`` (UTC): who is on duty, what is open, and how to say it.

    ``zone`` and ``countries`` are the guild's; ``names`` are those of the records.
    """

    begin: datetime
    end: datetime
    zone: str
    countries: tuple[str, ...]
    stints: list[Stint]
    turns: list[Stint]
    open: list[Vacancy]
    layers: list[Layer]
    names: dict[int, str]


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything entered, as it stands on the wall; the guild's ``zone``, and the names of the people."""

    plan: Plan
    layers: list[Layer]
    names: dict[int, str]
    zone: str


class RotaLooking:
    """Reads the rota."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def coverage(self, guild_id: int) -> Coverage:
        """Who is on duty now and next."""
        async with self._database.reading(guild_id) as unit:
            return await coverage(unit)

    async def entries(self, guild_id: int) -> Entries:
        """Shifts (Monday first), rotations, and overrides and time off that are not over."""
        async with self._database.reading(guild_id) as unit:
            plan, now = await RotaRepository(unit).plan(), unit.now()
            return Entries(
                Plan(
                    tuple(sorted(plan.shifts, key=_weekly)),
                    plan.rotations,
                    tuple(sorted((one for one in plan.overrides if one.ends > now), key=lambda one: one.starts)),
                    tuple(sorted((one for one in plan.time_off if one.ends > now), key=lambda one: one.starts)),
                ),
                await layers(unit),
                await _names(unit),
                (await GuildRepository(unit).get()).zone,
            )

    async def outlook(self, guild_id: int, begin: datetime, ahead: timedelta) -> Outlook:
        """What the rota comes to from ``begin`` (UTC) on."""
        async with self._database.reading(guild_id) as unit:
            guild, always = await GuildRepository(unit).get(), (await WatchRepository(unit).get()).always
            plan, end = await RotaRepository(unit).valid(unit.now().date()), begin + ahead
            return Outlook(
                begin,
                end,
                guild.zone,
                guild.countries,
                stints(plan, begin, end),
                turns(plan, begin, end),
                vacancies(plan, begin, end, always=always),
                await layers(unit),
                await _names(unit),
            )

    async def zone(self, guild_id: int) -> str:
        """The zone in which the guild's staff write times."""
        async with self._database.reading(guild_id) as unit:
            return (await GuildRepository(unit).get()).zone


def _weekly(shift: Shift) -> tuple[int, object, int]:
    return shift.weekday, shift.start, shift.id


async def _names(unit: Unit) -> dict[int, str]:
    return {one.user_id: one.name for one in await ProfessionalRepository(unit).list()}
