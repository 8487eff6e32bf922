"""Rows of questions: words under the asker's key, answers under that of who wrote them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import RowMapping

from bot.storage.tables import questions
from bot.storage.unit import Repository


class QuestionRepository(Repository):
    """Questions of a guild's groups."""

    async def add(self, group_id: int, user_id: int, box: bytes) -> int:
        """Keep a question; its number."""
        now = self.unit.now()
        return int(await self._insert(questions, group_id=group_id, user_id=user_id, words=box, state="open", at=now))

    async def get(self, question_id: int) -> RowMapping | None:
        """A question by its number."""
        return await self._one(questions, questions.c.id == question_id)

    async def waiting(self, group_id: int) -> Sequence[RowMapping]:
        """Questions of a group that are open, the oldest first."""
        return await self._all(questions, questions.c.group_id == group_id, questions.c.state == "open")

    async def of_person(self, user_id: int) -> Sequence[RowMapping]:
        """What a person has asked, the newest last."""
        return await self._all(questions, questions.c.user_id == user_id)

    async def draft(self, question_id: int, box: bytes, by: int) -> bool:
        """Keep an answer that nobody sees yet; False if the question is not open."""
        still = (questions.c.id == question_id, questions.c.state == "open")
        return await self._update(questions, *still, answer=box, author_id=by) == 1

    async def settle(self, question_id: int, state: str) -> bool:
        """It is open no longer; False if it was not."""
        still = (questions.c.id == question_id, questions.c.state == "open")
        return await self._update(questions, *still, state=state) == 1

    async def remove(self, question_id: int, user_id: int) -> bool:
        """Its asker takes it back; False if it is not theirs or gone."""
        return await self._delete(questions, questions.c.id == question_id, questions.c.user_id == user_id) == 1
