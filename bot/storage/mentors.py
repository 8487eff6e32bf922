"""Rows of peer mentors; what they wrote is sealed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.mentors import MentorState
from bot.storage.tables import mentors
from bot.storage.unit import Repository


class MentorRepository(Repository):
    """Mentors of a guild. Who steps back leaves no row."""

    async def offer(self, group_id: int, user_id: int, box: bytes) -> bool:
        """Keep an offer; False when the person offered already, or is a mentor."""
        made = await self._insert_once(
            mentors,
            ("guild_id", "group_id", "user_id"),
            group_id=group_id,
            user_id=user_id,
            state=MentorState.OFFERED.value,
            words=box,
            at=self.unit.now(),
        )
        return bool(made)

    async def get(self, mentor_id: int) -> RowMapping | None:
        """A mentor by their number."""
        return await self._one(mentors, mentors.c.id == mentor_id)

    async def of(self, group_id: int, user_id: int) -> RowMapping | None:
        """What a person is in a group."""
        return await self._one(mentors, mentors.c.group_id == group_id, mentors.c.user_id == user_id)

    async def of_group(self, group_id: int) -> list[RowMapping]:
        """All of a group, in the order in which they offered themselves."""
        return list(await self._all(mentors, mentors.c.group_id == group_id))

    async def move(
        self, mentor_id: int, before: MentorState, to: MentorState, until: datetime | None, due_at: datetime | None
    ) -> bool:
        """Claim the step from ``before``; whether it was there to be taken."""
        mine = (mentors.c.id == mentor_id, mentors.c.state == before.value)
        done = await self._update(mentors, *mine, state=to.value, until=until, due_at=due_at) == 1
        self.unit.wake()
        return done

    async def remove(self, mentor_id: int) -> bool:
        """They are none any more; whether they were."""
        return await self._delete(mentors, mentors.c.id == mentor_id) == 1
