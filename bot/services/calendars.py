"""Sessions for calendar programs: as a file, and, where the operator serves them, under a secret link."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.domain.calendars import BEFORE, CalendarSeries, calendar_series
from bot.domain.groups import GroupState
from bot.errors import Refusal
from bot.storage.calendars import CalendarRepository, find_link
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.sessions import SeriesRepository
from bot.storage.unit import Unit

SHOWN = (GroupState.OPEN, GroupState.PAUSED)
"""Groups whose sessions a calendar shows."""
SHORTEST = 32
"""Signs of a token; whatever is shorter is none."""


@dataclass(frozen=True, slots=True)
class PersonalCalendar:
    """Neutral names of the groups, and their series. Equal ones show the same."""

    names: tuple[str, ...]
    series: tuple[CalendarSeries, ...]


class CalendarService:
    """What a person may see in a calendar: groups they are in or lead. ``address`` is where links begin, if served."""

    def __init__(self, database: Database, clock: Clock, address: str | None) -> None:
        self._database, self._clock, self._address = database, clock, address.rstrip("/") if address else None

    @property
    def served(self) -> bool:
        """Whether links to calendars can be had."""
        return self._address is not None

    async def of(self, guild_id: int, user_id: int, group_id: int | None = None) -> PersonalCalendar:
        """The coming sessions of one group or of all the person's groups. Raises Refusal if they have none."""
        async with self._database.reading(guild_id) as unit:
            mine = await _groups(unit, user_id)
            wanted = [one for one in mine if group_id in (None, one)]
            if not wanted:
                raise Refusal("calendar-no-groups")
            return await _calendar(unit, wanted)

    async def has_more(self, guild_id: int, user_id: int) -> bool:
        """Whether the person has more than one group here."""
        async with self._database.reading(guild_id) as unit:
            return len(await _groups(unit, user_id)) > 1

    async def link_made_at(self, guild_id: int, user_id: int) -> datetime | None:
        """When the person's link was made; None if they have none."""
        async with self._database.reading(guild_id) as unit:
            return await CalendarRepository(unit).made_at(user_id)

    async def new_link(self, guild_id: int, user_id: int) -> str:
        """A new link; an earlier one stops. It can't be shown again. Raises Refusal."""
        if self._address is None:
            raise Refusal("calendar-not-served")
        token = secrets.token_urlsafe(32)
        async with self._database.unit(guild_id) as unit:
            if not await _groups(unit, user_id):
                raise Refusal("calendar-no-groups")
            await CalendarRepository(unit).link(user_id, token)
        return f"{self._address}/calendar/{token}.ics"

    async def remove_link(self, guild_id: int, user_id: int) -> bool:
        """The person's link stops; whether there was one."""
        async with self._database.unit(guild_id) as unit:
            return await CalendarRepository(unit).unlink(user_id)

    async def behind(self, token: str) -> PersonalCalendar | None:
        """What a link shows now: all of the person's groups; None for a link that does not exist (any more)."""
        found = await find_link(self._database, token) if len(token) >= SHORTEST else None
        if found is None:
            return None
        async with self._database.reading(found[0]) as unit:
            return await _calendar(unit, await _groups(unit, found[1]))


async def _groups(unit: Unit, user_id: int) -> list[int]:
    """Ids of the groups a person is in or leads, while they take place."""
    mine = {*await EnrolmentRepository(unit).groups_of(user_id), *await GroupRepository(unit).led_by(user_id)}
    return [one.id for one in await GroupRepository(unit).list(SHOWN) if one.id in mine]


async def _calendar(unit: Unit, groups: Collection[int]) -> PersonalCalendar:
    names = {one.id: one.alias for one in await GroupRepository(unit).list(SHOWN) if one.id in groups}
    every = await SeriesRepository(unit).of_groups(list(groups))
    rows = await CalendarRepository(unit).sessions([one.id for one in every], unit.now() - BEFORE)
    shown: list[CalendarSeries] = []
    for of in every:
        mine = [row for row in rows if row.series_id == of.id]
        shown += calendar_series(of, names[of.group_id], mine, unit.now(), f"{unit.guild_id}-")
    return PersonalCalendar(tuple(names.values()), tuple(shown))
