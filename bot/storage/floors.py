"""Rows of sessions that go on, rounds in them, and practice handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.floor import Floor, Place, Turn
from bot.storage.tables import floors, practices, round_places
from bot.storage.unit import Repository


class FloorRepository(Repository):
    """Sessions that go on."""

    async def begin(self, session_id: int, group_id: int, until: datetime, due_at: datetime | None) -> bool:
        """The session begins; False if it had begun already."""
        values: dict[str, Any] = {"group_id": group_id, "until": until, "at": self.unit.now(), "due_at": due_at}
        made = await self._insert_once(floors, ("session_id",), session_id=session_id, item=0, round=0, **values)
        self.unit.wake()
        return made

    async def get(self, session_id: int) -> Floor | None:
        """How a session goes on; None if it has not begun."""
        row = await self._one(floors, floors.c.session_id == session_id)
        return await self._floor(row) if row is not None else None

    async def by_id(self, floor_id: int) -> Floor | None:
        """The same, by the number of its row."""
        row = await self._one(floors, floors.c.id == floor_id)
        return await self._floor(row) if row is not None else None

    async def step(self, session_id: int, item: int, until: datetime, due_at: datetime | None) -> None:
        """Another part of the agenda, or more time for it."""
        await self._update(floors, floors.c.session_id == session_id, item=item, until=until, due_at=due_at)
        self.unit.wake()

    async def settle(self, session_id: int) -> None:
        """It has been said that the time is up: once is enough."""
        await self._update(floors, floors.c.session_id == session_id, due_at=None)

    async def end(self, session_id: int) -> bool:
        """The session is over; False if it was, or had never begun."""
        going = (floors.c.session_id == session_id, floors.c.ended_at.is_(None))
        return await self._update(floors, *going, ended_at=self.unit.now(), due_at=None) == 1

    async def lay_round(self, session_id: int, places: Sequence[Place]) -> None:
        """The round is now this one."""
        await self._delete(round_places, round_places.c.session_id == session_id)
        for one in places:
            await self._insert(
                round_places, session_id=session_id, user_id=one.user_id, place=one.place, turn=one.turn.value
            )

    async def next_round(self, session_id: int) -> int:
        """The number of a new round in the session."""
        row = await self._one(floors, floors.c.session_id == session_id)
        number = int(row["round"]) + 1 if row is not None else 1
        await self._update(floors, floors.c.session_id == session_id, round=number)
        return number

    async def _floor(self, row: RowMapping) -> Floor:
        found = await self._all(round_places, round_places.c.session_id == row["session_id"])
        places = tuple(Place(one["user_id"], one["place"], Turn(one["turn"])) for one in found)
        ended = row["ended_at"] is not None
        return Floor(row["session_id"], row["group_id"], row["item"], row["until"], ended, places)


class PracticeRepository(Repository):
    """Practice handed out at the end of a session; the words are sealed."""

    async def hand_out(self, session_id: int, group_id: int, user_id: int, box: bytes, due_at: datetime | None) -> bool:
        """Keep the practice of a session; whether it is the first of it."""
        new = await self._one(practices, practices.c.session_id == session_id) is None
        values = {"group_id": group_id, "user_id": user_id, "words": box, "at": self.unit.now(), "due_at": due_at}
        await self._upsert(practices, ("session_id",), session_id=session_id, **values)
        self.unit.wake()
        return new

    async def get(self, practice_id: int) -> RowMapping | None:
        """A practice by the number of its row."""
        return await self._one(practices, practices.c.id == practice_id)

    async def of_session(self, session_id: int) -> RowMapping | None:
        """The practice of a session."""
        return await self._one(practices, practices.c.session_id == session_id)

    async def put_off(self, practice_id: int, due_at: datetime) -> None:
        """The group is reminded of it at another instant."""
        await self._update(practices, practices.c.id == practice_id, due_at=due_at)

    async def settle(self, practice_id: int) -> None:
        """The group was reminded of it: once is enough."""
        await self._update(practices, practices.c.id == practice_id, due_at=None)
