"""Rows of the answers to sessions."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.engine import RowMapping

from bot.domain.sessions import SEATED, Answer
from bot.storage.tables import rsvps
from bot.storage.unit import Repository


class RsvpRepository(Repository):
    """What members said about a session."""

    async def answer(self, session_id: int, user_id: int, answer: Answer) -> None:
        """Keep the latest answer; a word stays."""
        await self._upsert(
            rsvps,
            ("session_id", "user_id"),
            session_id=session_id,
            user_id=user_id,
            answer=answer.value,
            at=self.unit.now(),
        )

    async def given(self, session_id: int, user_id: int) -> Answer | None:
        """What the person said last; None if nothing."""
        row = await self._one(rsvps, rsvps.c.session_id == session_id, rsvps.c.user_id == user_id)
        return Answer(row["answer"]) if row else None

    async def seated(self, session_id: int) -> list[int]:
        """User ids of those who said that they would come, in the order in which they said it."""
        return await self._who(session_id, [answer.value for answer in SEATED])

    async def waiting(self, session_id: int) -> list[int]:
        """User ids of those who wait for a place, the longest first."""
        return await self._who(session_id, [Answer.WAITING.value])

    async def word(self, session_id: int, user_id: int, box: bytes) -> bool:
        """Keep a sealed word; False if the person did not answer."""
        mine = (rsvps.c.session_id == session_id, rsvps.c.user_id == user_id)
        return bool(await self._update(rsvps, *mine, word=box))

    async def reopen(self, session_id: int) -> None:
        """Everybody is asked again."""
        await self._update(rsvps, rsvps.c.session_id == session_id, answer=Answer.OPEN.value)

    async def counts(self, session_id: int) -> dict[Answer, int]:
        """How many gave each answer."""
        query = select(rsvps.c.answer, func.count().label("n")).where(rsvps.c.session_id == session_id)
        return {Answer(row["answer"]): int(row["n"]) for row in await self._rows(query.group_by(rsvps.c.answer))}

    async def of(self, session_id: int) -> list[RowMapping]:
        """All answers, in the order in which people first answered."""
        return list(await self._all(rsvps, rsvps.c.session_id == session_id))

    async def _who(self, session_id: int, answers: list[str]) -> list[int]:
        rows = await self._all(
            rsvps, rsvps.c.session_id == session_id, rsvps.c.answer.in_(answers), order_by=rsvps.c.at
        )
        return [row["user_id"] for row in rows]
