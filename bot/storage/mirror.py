"""Rows of what Discord shows as events, by group and by session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.mirror import EventStatus, Shown, Trouble
from bot.storage.tables import mirrors, scheduled_events
from bot.storage.unit import Repository


@dataclass(frozen=True, slots=True)
class EventRow:
    """The event of a session: its id if it was made, what Discord was told, and the sign of what was asked about."""

    session_id: int
    event_id: int | None
    told: Shown | None
    asked: str


class MirrorRepository(Repository):
    """Which groups of the guild have to be brought in step."""

    async def owe(self, group_id: int) -> None:
        """Discord's events must be brought in step with this group's sessions, now."""
        await self._upsert(mirrors, ("group_id",), group_id=group_id, due_at=self.unit.now())
        self.unit.wake()

    async def lease(self, mirror_id: int, until: datetime) -> int | None:
        """Put off what is due to ``until`` while it is worked on; the group, or None if nothing was due."""
        due = (mirrors.c.id == mirror_id, mirrors.c.due_at <= self.unit.now())
        if await self._update(mirrors, *due, due_at=until) != 1:
            return None
        row = await self._one(mirrors, mirrors.c.id == mirror_id)
        return row["group_id"] if row else None

    async def settle(self, group_id: int, lease: datetime, due_at: datetime | None) -> None:
        """What was leased is done; unless more was owed meanwhile, the next time is ``due_at``."""
        await self._update(mirrors, mirrors.c.group_id == group_id, mirrors.c.due_at == lease, due_at=due_at)
        self.unit.wake()

    async def troubled(self, group_id: int, trouble: Trouble | None) -> bool:
        """Remember what keeps events from being shown, or that nothing does; whether that is news."""
        value = trouble.value if trouble else None
        is_news = mirrors.c.trouble.is_distinct_from(value)
        return await self._update(mirrors, mirrors.c.group_id == group_id, is_news, trouble=value) == 1


class EventRepository(Repository):
    """Events of the guild's sessions."""

    async def of(self, sessions: Collection[int]) -> dict[int, EventRow]:
        """By session."""
        found = await self._all(scheduled_events, scheduled_events.c.session_id.in_(sessions))
        return {row["session_id"]: _event(row) for row in found}

    async def all(self) -> list[EventRow]:
        """All events that were made and are not forgotten."""
        return [_event(row) for row in await self._all(scheduled_events)]

    async def keep(self, session_id: int, event_id: int, told: Shown) -> None:
        """Discord has taken this."""
        await self._upsert(
            scheduled_events,
            ("session_id",),
            session_id=session_id,
            event_id=event_id,
            name=told.name,
            channel_id=told.channel_id,
            starts=told.starts,
            ends=told.ends,
            status=told.status.value,
        )

    async def ask(self, session_id: int, mark: str) -> bool:
        """Somebody is asked about a change by hand, or (empty) nobody any more; whether that is news."""
        mine, value = scheduled_events.c.session_id == session_id, mark or None
        return (
            await self._update(scheduled_events, mine, scheduled_events.c.asked.is_distinct_from(value), asked=value)
            == 1
        )

    async def tell_again(self, session_id: int) -> bool:
        """Whatever Discord shows, it is told all of it again; whether there is such an event."""
        mine = scheduled_events.c.session_id == session_id
        return await self._update(scheduled_events, mine, name=None) == 1

    async def forget(self, session_id: int) -> None:
        """There is no event of this session any more."""
        await self._delete(scheduled_events, scheduled_events.c.session_id == session_id)


def _event(row: RowMapping) -> EventRow:
    told = None
    if row["name"] is not None:
        told = Shown(row["name"], row["channel_id"], row["starts"], row["ends"], EventStatus(row["status"]))
    return EventRow(row["session_id"], row["event_id"], told, row["asked"] or "")
