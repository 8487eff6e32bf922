"""Rows of leavings and words of goodbye, and of summaries for those who were absent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.storage.tables import goodbyes, sessions, summaries
from bot.storage.unit import Repository


class GoodbyeRepository(Repository):
    """Who leaves or left which group of the guild, and what they wanted said."""

    async def save(
        self,
        group_id: int,
        user_id: int,
        word: bytes | None,
        *,
        shared: bool,
        session_id: int | None = None,
        due_at: datetime | None = None,
    ) -> int:
        """Keep a leaving in place of an earlier one; its number. ``session_id`` is the session of the goodbye."""
        await self._delete(goodbyes, goodbyes.c.group_id == group_id, goodbyes.c.user_id == user_id)
        values = {"word": word, "shared": shared, "session_id": session_id, "due_at": due_at, "at": self.unit.now()}
        number = await self._insert(goodbyes, group_id=group_id, user_id=user_id, **values)
        self.unit.wake()
        return int(number)

    async def get(self, goodbye_id: int) -> RowMapping | None:
        """A leaving by its number."""
        return await self._one(goodbyes, goodbyes.c.id == goodbye_id)

    async def of(self, group_id: int, user_id: int) -> RowMapping | None:
        """The leaving of a person from a group."""
        return await self._one(goodbyes, goodbyes.c.group_id == group_id, goodbyes.c.user_id == user_id)

    async def put_off(self, goodbye_id: int, session_id: int | None, due_at: datetime | None) -> None:
        """The goodbye is at another session, which ends at ``due_at``; or nothing is owed any more."""
        await self._update(goodbyes, goodbyes.c.id == goodbye_id, session_id=session_id, due_at=due_at)
        self.unit.wake()


class SummaryRepository(Repository):
    """What those who lead wrote about sessions for those who were absent."""

    async def get(self, session_id: int) -> RowMapping | None:
        """The summary of a session, shared or not."""
        return await self._one(summaries, summaries.c.session_id == session_id)

    async def write(self, session_id: int, author_id: int, words: bytes) -> None:
        """Keep the words in place of earlier ones; who could read those reads these."""
        await self._upsert(
            summaries, ("session_id",), session_id=session_id, author_id=author_id, words=words, at=self.unit.now()
        )

    async def share(self, session_id: int) -> bool:
        """Those who were absent can read it from now on; whether they could not before."""
        mine = (summaries.c.session_id == session_id, summaries.c.shared_at.is_(None))
        return await self._update(summaries, *mine, shared_at=self.unit.now()) == 1

    async def last(self, group_id: int, before: datetime) -> int | None:
        """The id of the latest session of a group that ended before ``before``, if its summary is shared."""
        mine = (sessions.c.group_id == group_id, sessions.c.starts < before, sessions.c.state == "ended")
        found = await self._rows(select(sessions.c.id).where(*mine).order_by(sessions.c.starts.desc()).limit(1))
        written = await self.get(found[0]["id"]) if found else None
        return written["session_id"] if written and written["shared_at"] else None
