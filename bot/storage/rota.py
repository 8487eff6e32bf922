"""Rows of the rota: shifts, rotations, layers, overrides and time off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from sqlalchemy import Table

from bot.domain.rota import Layer, Override, Plan, Rotation, Shift, TimeOff
from bot.storage.tables import (
    layers,
    overrides,
    professionals,
    rotation_people,
    rotations,
    shifts,
    time_off,
)
from bot.storage.unit import Repository

TABLES: dict[str, Table] = {
    "shift": shifts,
    "rotation": rotations,
    "override": overrides,
    "time-off": time_off,
}
"""What can be taken out of a rota, by its kind."""


_ALWAYS = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


class RotaRepository(Repository):
    """The rota of one guild. Only people with a valid professional record count."""

    async def valid(self, today: date) -> Plan:
        """The plan as it holds: whoever has no valid record, or has left the server, is off all the time.

        An override by somebody without one takes nobody off duty.
        """
        there = (professionals.c.review_date >= today, professionals.c.absent_since.is_(None))
        rows = await self._all(professionals, *there)
        good = {row["user_id"] for row in rows}
        plan = await self.plan()
        planned = {shift.person for shift in plan.shifts} | {who for one in plan.rotations for who in one.people}
        return replace(
            plan,
            overrides=tuple(override for override in plan.overrides if override.person in good),
            time_off=(*plan.time_off, *(TimeOff(who, *_ALWAYS) for who in sorted(planned - good))),
        )

    async def plan(self) -> Plan:
        """Everything as it was entered, valid or not."""
        return Plan(
            tuple(await self.shifts()),
            tuple(await self.rotations()),
            tuple(await self.overrides()),
            tuple(await self.time_off()),
        )

    async def shifts(self) -> list[Shift]:
        """All weekly shifts."""
        return [
            Shift(row["id"], row["user_id"], row["weekday"], row["starts"], row["ends"], row["zone"], row["layer"])
            for row in await self._all(shifts)
        ]

    async def rotations(self) -> list[Rotation]:
        """All rotations in which anybody takes part."""
        people: dict[int, list[int]] = {}
        for row in await self._all(rotation_people, order_by=rotation_people.c.place):
            people.setdefault(row["rotation_id"], []).append(row["user_id"])
        return [
            Rotation(
                row["id"],
                row["name"],
                tuple(people[row["id"]]),
                row["first"],
                row["handoff"],
                row["days"],
                row["zone"],
                row["layer"],
                row["ends"],
                row["until"],
            )
            for row in await self._all(rotations)
            if row["id"] in people
        ]

    async def overrides(self) -> list[Override]:
        """All overrides."""
        return [
            Override(row["user_id"], row["replaces_user_id"], row["starts"], row["ends"], row["id"], row["layer"])
            for row in await self._all(overrides)
        ]

    async def time_off(self) -> list[TimeOff]:
        """All time off."""
        return [TimeOff(row["user_id"], row["starts"], row["ends"], row["id"]) for row in await self._all(time_off)]

    async def layers(self) -> list[Layer]:
        """Layers that have a name, by number."""
        return [Layer(row["number"], row["name"]) for row in await self._all(layers, order_by=layers.c.number)]

    async def name_layer(self, number: int, name: str) -> None:
        """Give a layer its name."""
        await self._upsert(layers, ("guild_id", "number"), number=number, name=name)

    async def add(self, person: int, weekday: int, start: time, end: time, zone: str, layer: int) -> bool:
        """Enter a weekly shift; False if the person has one that begins then."""
        return await self._insert_once(
            shifts,
            ("guild_id", "user_id", "weekday", "starts"),
            user_id=person,
            weekday=weekday,
            starts=start,
            ends=end,
            zone=zone,
            layer=layer,
        )

    async def rotate(self, rotation: Rotation) -> int:
        """Enter a rotation; its number."""
        number = await self._insert(
            rotations,
            name=rotation.name,
            layer=rotation.layer,
            first=rotation.first,
            handoff=rotation.handoff,
            ends=rotation.end,
            days=rotation.days,
            zone=rotation.zone,
            until=rotation.until,
        )
        for place, person in enumerate(rotation.people):
            await self._insert(rotation_people, rotation_id=number, place=place, user_id=person)
        return int(number)

    async def end_rotation(self, rotation_id: int, until: date) -> bool:
        """The last turn ends at the handoff of the local date ``until``; whether there is such a rotation."""
        return bool(await self._update(rotations, rotations.c.id == rotation_id, until=until))

    async def override(
        self, person: int, replaces: int | None, starts: datetime, ends: datetime, layer: int = 1
    ) -> int:
        """From ``starts`` to ``ends`` (UTC) this person is on duty, in place of ``replaces`` if given; its number."""
        made = await self._insert(
            overrides, user_id=person, replaces_user_id=replaces, starts=starts, ends=ends, layer=layer
        )
        return int(made)

    async def take_off(self, person: int, starts: datetime, ends: datetime) -> int:
        """From ``starts`` to ``ends`` (UTC) this person is off; its number."""
        return int(await self._insert(time_off, user_id=person, starts=starts, ends=ends))

    async def remove(self, kind: str, number: int) -> bool:
        """Take a row out, by its kind in ``TABLES``; whether there was one."""
        table = TABLES[kind]
        return bool(await self._delete(table, table.c.id == number))

    async def forget_before(self, moment: datetime) -> int:
        """Delete overrides and time off that ended before ``moment``; how many."""
        past: Sequence[Table] = (overrides, time_off)
        return sum([await self._delete(table, table.c.ends < moment) for table in past])
