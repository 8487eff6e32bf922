"""Rows of notes about sessions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import RowMapping

from bot.domain.notes import NotePart
from bot.storage.tables import session_notes
from bot.storage.unit import Repository


class NoteRepository(Repository):
    """Sealed notes: one of each person for each part of a session."""

    async def write(self, session_id: int, part: NotePart, user_id: int, box: bytes) -> None:
        """Keep a note in place of the person's earlier one."""
        unique = {"session_id": session_id, "part": part.value, "user_id": user_id}
        await self._upsert(session_notes, tuple(unique), **unique, words=box, at=self.unit.now())

    async def clear(self, session_id: int, part: NotePart, user_id: int) -> None:
        """Delete the person's note."""
        mine = (session_notes.c.session_id == session_id, session_notes.c.user_id == user_id)
        await self._delete(session_notes, *mine, session_notes.c.part == part.value)

    async def of(self, session_id: int) -> Sequence[RowMapping]:
        """All notes about a session, in the order in which they were begun."""
        return await self._all(session_notes, session_notes.c.session_id == session_id)
