"""Rows of when members can write in a group's text channel; a group without one is open at any hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.hours import Hours, HoursKind, Meeting
from bot.domain.rota import Span
from bot.domain.sessions import SessionState
from bot.storage.tables import sessions, talk_hours
from bot.storage.unit import Repository


@dataclass(frozen=True, slots=True)
class HoursRow:
    """What a group chose and how its channel stands; ``since`` tells one opening or closing from the next.

    ``held`` is a stretch in which the channel is open besides, because a session began early or ran over.
    """

    group_id: int
    hours: Hours
    open: bool
    since: datetime
    held: Span | None
    due_at: datetime | None


class HoursRepository(Repository):
    """The hours of a guild's groups."""

    async def get(self, group_id: int) -> HoursRow | None:
        """The group's hours; None if it is open at any hour."""
        row = await self._one(talk_hours, talk_hours.c.group_id == group_id)
        return _hours(row) if row else None

    async def by_id(self, number: int) -> HoursRow | None:
        """The same, by the number of the row."""
        row = await self._one(talk_hours, talk_hours.c.id == number)
        return _hours(row) if row else None

    async def of_kind(self, kind: HoursKind) -> list[HoursRow]:
        """All groups with hours of this kind."""
        return [_hours(row) for row in await self._all(talk_hours, talk_hours.c.kind == kind.value)]

    async def save(self, group_id: int, hours: Hours) -> None:
        """Set them; how the channel stands is looked at next."""
        values = {"kind": hours.kind.value, "before": hours.before, "after": hours.after}
        state = {"open": True, "since": self.unit.now(), "held_from": None, "held_until": None}
        await self._upsert(talk_hours, ("group_id",), group_id=group_id, **values, **state, due_at=self.unit.now())

    async def remove(self, group_id: int) -> bool:
        """The group is open at any hour again; whether it was not."""
        return await self._delete(talk_hours, talk_hours.c.group_id == group_id) == 1

    async def turn(self, group_id: int, since: datetime, due_at: datetime | None, *, is_open: bool) -> None:
        """The channel is open or closed from ``since`` on, and looked at again at ``due_at``."""
        await self._set(group_id, open=is_open, since=since, due_at=due_at)

    async def owe(self, group_id: int, due_at: datetime | None) -> None:
        """Look at it again at ``due_at``, or when something is heard."""
        await self._set(group_id, due_at=due_at)

    async def hold(self, group_id: int, span: Span) -> None:
        """Keep the channel open in this stretch too."""
        await self._set(group_id, held_from=span[0], held_until=span[1])

    async def meetings(self, group_id: int, since: datetime) -> list[Meeting]:
        """Sessions that start after ``since`` and were not called off."""
        mine = (sessions.c.group_id == group_id, sessions.c.starts > since)
        rows = await self._all(sessions, *mine, sessions.c.state != SessionState.CANCELLED.value)
        return [_meeting(row) for row in rows]

    async def _set(self, group_id: int, **values: Any) -> None:
        await self._update(talk_hours, talk_hours.c.group_id == group_id, **values)
        self.unit.wake()


def _meeting(row: RowMapping) -> Meeting:
    over = row["state"] == SessionState.ENDED.value and row["due_at"] is None
    return Meeting(row["starts"], row["ends"], over)


def _hours(row: RowMapping) -> HoursRow:
    held = (row["held_from"], row["held_until"]) if row["held_from"] is not None else None
    hours = Hours(HoursKind(row["kind"]), row["before"], row["after"])
    return HoursRow(row["group_id"], hours, row["open"], row["since"], held, row["due_at"])
