"""Rows of shifts and overrides."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.domain.rota import Override, Shift
from bot.storage.duties import DutyRepository
from bot.storage.tables import overrides, shifts
from bot.storage.unit import Repository


class RotaRepository(Repository):
    """The rota of one guild. Only people with a valid professional record count."""

    async def valid(self, today: date) -> tuple[list[Shift], list[Override]]:
        """Shifts and overrides of people with a valid record.

        An override by somebody without one takes nobody off duty.
        """
        duties = DutyRepository(self.unit)
        plan, changes = await duties.rota()
        people = {shift.person for shift in plan} | {change.person for change in changes}
        good = {who for who in people if await duties.professional(who, today)}
        return [s for s in plan if s.person in good], [o for o in changes if o.person in good]

    async def shifts(self) -> list[Shift]:
        """All shifts, valid or not."""
        return (await DutyRepository(self.unit).rota())[0]

    async def add(self, person: int, weekday: int, start: time, end: time, zone: str) -> bool:
        """Enter a weekly shift; False if the person has one that begins then."""
        return await self._insert_once(
            shifts,
            ("guild_id", "user_id", "weekday", "starts"),
            user_id=person,
            weekday=weekday,
            starts=start,
            ends=end,
            zone=zone,
        )

    async def remove(self, shift_id: int) -> bool:
        """Take a shift out; whether there was one."""
        return bool(await self._delete(shifts, shifts.c.id == shift_id))

    async def override(self, person: int, replaces: int | None, starts: datetime, ends: datetime) -> None:
        """From ``starts`` to ``ends`` (UTC) this person is on duty, in place of ``replaces`` if given."""
        await self._insert(overrides, user_id=person, replaces_user_id=replaces, starts=starts, ends=ends)

    async def forget_before(self, moment: datetime) -> int:
        """Delete overrides that ended before ``moment``; how many."""
        return await self._delete(overrides, overrides.c.ends < moment)
