"""Planning the rota: shifts, rotations, layers, overrides and time off, as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.domain.outbox import Priority
from bot.domain.rota import FIRST, MOST_LAYERS, Layer, Rotation, Shift, Span, Vacancy, boundary, vacancies
from bot.domain.when import known_zone, parse_day, parse_time, parse_weekday, parse_when
from bot.errors import BadInput, NotAllowed, NotFound, Refusal
from bot.services.rota.coverage import layers
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.guilds import ContactRepository, GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.rota import TABLES, RotaRepository
from bot.storage.rota_watches import ReachRepository, WatchRepository
from bot.storage.unit import Unit

LONGEST = timedelta(days=31)
"""A longer override is a new rota."""
LONGEST_OFF = timedelta(days=366)
_MENTION = re.compile(r"<@!?(\d+)>")
_EVERY = re.compile(r"(?:every )?(\d{1,3})(?: ?days?)?")
_WORDS = {"daily": 1, "every day": 1, "weekly": 7, "every week": 7, "fortnightly": 14, "every two weeks": 14}


@dataclass(frozen=True, slots=True)
class Absence:
    """Time off as entered, and what it leaves without anybody."""

    id: int
    span: Span
    left_open: list[Vacancy]


class RotaPlanning:
    """Changes the rota. Whoever comes into it is written to at once, so that pages can reach them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def add(
        self, guild_id: int, person: int, weekday: str, start: str, end: str, zone: str | None, layer: int = FIRST
    ) -> Shift:
        """A weekly shift, as written: ``monday``, ``18:00``, ``22:00``; the guild's zone unless one is named.

        Raises BadInput, and Refusal without a valid record. The person's direct messages are opened now.
        """
        day, starts, ends = parse_weekday(weekday), _time(start), _time(end)
        if day is None:
            raise BadInput("rota-weekday-unreadable")
        async with self._database.unit(guild_id) as unit:
            where = await _zone(unit, zone)
            await _check(unit, person)
            if not await RotaRepository(unit).add(person, day, starts, ends, where, _layer(layer)):
                raise Refusal("rota-shift-there")
            await _greet(unit, person)
            shifts = await RotaRepository(unit).shifts()
            return next(s for s in shifts if (s.person, s.weekday, s.start) == (person, day, starts))

    async def rotate(
        self,
        guild_id: int,
        people: str,
        every: str,
        handoff: str,
        *,
        first: str = "today",
        end: str | None = None,
        name: str = "",
        zone: str | None = None,
        layer: int = FIRST,
    ) -> Rotation:
        """A rotation, as written: the people mentioned in their order, ``weekly``, ``18:00``, ``monday``.

        ``end`` limits it to hours of each day. Raises BadInput, and Refusal for a person without a valid record.
        """
        named = tuple(int(found) for found in _MENTION.findall(people))
        if not named:
            raise BadInput("rota-people-unreadable")
        days, at = _turn(every), _time(handoff)
        async with self._database.unit(guild_id) as unit:
            where = await _zone(unit, zone)
            begin = _day(first, where, unit.now())
            until = _time(end) if end else None
            for person in named:
                await _check(unit, person)
            wanted = Rotation(0, name.strip()[:80], named, begin, at, days, where, _layer(layer), until)
            number = await RotaRepository(unit).rotate(wanted)
            for person in dict.fromkeys(named):
                await _greet(unit, person)
            return next(one for one in await RotaRepository(unit).rotations() if one.id == number)

    async def end_rotation(self, guild_id: int, rotation_id: int, day: str | None = None) -> datetime:
        """When the last turn would end: at the handoff of ``day``, or else at the next one. Raises NotFound, BadInput.

        Nothing is changed yet.
        """
        async with self._database.reading(guild_id) as unit:
            rotation = await _rotation(unit, rotation_id)
            if day:
                last = _day(day, rotation.zone, unit.now())
            else:
                last = unit.now().astimezone(ZoneInfo(rotation.zone)).date()
                last += timedelta(days=boundary(last, rotation.handoff, rotation.zone) <= unit.now())
            return boundary(last, rotation.handoff, rotation.zone)

    async def ended(self, guild_id: int, rotation_id: int, at: datetime) -> None:
        """End a rotation at the handoff of the local day of ``at``. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            rotation = await _rotation(unit, rotation_id)
            await RotaRepository(unit).end_rotation(rotation_id, at.astimezone(ZoneInfo(rotation.zone)).date())
            await WatchRepository(unit).stir()

    async def remove(self, guild_id: int, kind: str, number: int, by: int) -> None:
        """Take a row out, by its kind. Raises NotFound, and NotAllowed to all but supervisors and who is off."""
        async with self._database.unit(guild_id) as unit:
            own = {one.id for one in await RotaRepository(unit).time_off() if one.person == by}
            if kind != "time-off" or number not in own:
                await _supervisor(unit, by)
            if kind not in TABLES or not await RotaRepository(unit).remove(kind, number):
                raise NotFound("rota-entry-unknown")
            await WatchRepository(unit).stir()

    async def override(
        self, guild_id: int, person: int, replaces: int | None, starts: str, ends: str, layer: int = FIRST
    ) -> tuple[int, Span]:
        """Put somebody on duty for once, as written in the guild's zone; its number and instants.

        ``starts`` may be ``now``. Raises BadInput, and Refusal without a valid record or while they are off.
        """
        async with self._database.unit(guild_id) as unit:
            zone = await _zone(unit, None)
            begin, end = _span(starts, ends, zone, unit.now(), LONGEST)
            await _check(unit, person)
            if replaces == person:
                raise BadInput("rota-override-self")
            await refuse_off(unit, person, (begin, end))
            number = await RotaRepository(unit).override(person, replaces, begin, end, _layer(layer))
            await RotaRepository(unit).forget_before(unit.now() - LONGEST)
            await _greet(unit, person)
        return number, (begin, end)

    async def time_off(self, guild_id: int, by: int, person: int, starts: str, ends: str) -> Absence:
        """Somebody is off, as written: days count as whole ones. Supervisors enter it for others as well.

        Raises BadInput and NotAllowed.
        """
        async with self._database.unit(guild_id) as unit:
            if person != by:
                await _supervisor(unit, by)
            zone = await _zone(unit, None)
            begin, end = _span(starts, ends, zone, unit.now(), LONGEST_OFF)
            number = await RotaRepository(unit).take_off(person, begin, end)
            await WatchRepository(unit).stir()
            plan = await RotaRepository(unit).valid(unit.now().date())
            left_open = vacancies(plan, begin, min(end, begin + LONGEST))
        return Absence(number, (begin, end), left_open)

    async def name_layer(self, guild_id: int, number: int, name: str) -> list[Layer]:
        """Give a layer its name; all layers. Raises BadInput."""
        if not name.strip():
            raise BadInput("rota-layer-name-empty")
        async with self._database.unit(guild_id) as unit:
            await RotaRepository(unit).name_layer(_layer(number), name.strip()[:80])
            return await layers(unit)


async def refuse_off(unit: Unit, person: int, span: Span) -> None:
    """Raise Refusal if the person is off in any part of the time."""
    for one in await RotaRepository(unit).time_off():
        if one.person == person and one.starts < span[1] and span[0] < one.ends:
            raise Refusal("rota-person-off", person=f"<@{person}>")


async def _check(unit: Unit, person: int) -> None:
    if not await DutyRepository(unit).professional(person, unit.now().date()):
        raise Refusal("rota-no-record", person=f"<@{person}>")


async def _supervisor(unit: Unit, by: int) -> None:
    if not await DutyRepository(unit).professional(by, unit.now().date(), supervisor=True):
        raise NotAllowed("not-allowed-supervisor")


async def _greet(unit: Unit, person: int) -> None:
    made = await Outbox(unit).send(
        "rota-welcome",
        f"rota:{person}",
        f"rota-welcome:{person}",
        priority=Priority.ROUTINE,
        user_id=person,
    )
    if made and not await ContactRepository(unit).closed(person):
        await ReachRepository(unit).asked(person)
    await WatchRepository(unit).stir()


async def _zone(unit: Unit, zone: str | None) -> str:
    return known_zone(zone.strip()) if zone else (await GuildRepository(unit).get()).zone


async def _rotation(unit: Unit, rotation_id: int) -> Rotation:
    for rotation in await RotaRepository(unit).rotations():
        if rotation.id == rotation_id:
            return rotation
    raise NotFound("rota-entry-unknown")


def _layer(number: int) -> int:
    if not FIRST <= number <= MOST_LAYERS:
        raise BadInput("rota-layer-number", most=MOST_LAYERS)
    return number


def _time(text: str) -> time:
    found = parse_time(text)
    if found is None:
        raise BadInput("rota-time-unreadable")
    return found


def _day(text: str, zone: str, now: datetime) -> date:
    found = parse_day(text, zone, now)
    if found is None:
        raise BadInput("rota-day-unreadable")
    return found


def _turn(text: str) -> int:
    word = " ".join(text.lower().split())
    found = _EVERY.fullmatch(word)
    days = _WORDS.get(word) or (int(found[1]) if found else 0)
    if not 1 <= days <= LONGEST_OFF.days:
        raise BadInput("rota-every-unreadable")
    return days


def _span(starts: str, ends: str, zone: str, now: datetime, longest: timedelta) -> Span:
    """What is meant by two times, or by two days, of which the last counts as a whole."""
    begin = now if starts.strip().lower() == "now" else _instant(starts, zone, now, last=False)
    end = _instant(ends, zone, now, last=True)
    if not begin < end <= begin + longest:
        raise BadInput("rota-span-order", days=longest.days)
    return begin, end


def _instant(text: str, zone: str, now: datetime, *, last: bool) -> datetime:
    day = parse_day(text, zone, now)
    if day is None:
        return parse_when(text, zone, now)
    return boundary(day + timedelta(days=last), time(), zone)
