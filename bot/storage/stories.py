"""Rows of stories: words under their writer's key, answers under that of who wrote them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.storage.tables import stories
from bot.storage.unit import Repository


class StoryRepository(Repository):
    """Stories of a guild's groups."""

    async def add(self, group_id: int, user_id: int, box: bytes, place: str) -> int:
        """Keep a draft; its number."""
        now = self.unit.now()
        return int(await self._insert(stories, group_id=group_id, user_id=user_id, words=box, place=place, at=now))

    async def get(self, story_id: int) -> RowMapping | None:
        """A story by its number."""
        return await self._one(stories, stories.c.id == story_id)

    async def of_person(self, user_id: int) -> Sequence[RowMapping]:
        """What a person has written."""
        return await self._all(stories, stories.c.user_id == user_id)

    async def waiting(self, group_id: int) -> Sequence[RowMapping]:
        """Stories of a group that were handed in."""
        return await self._all(stories, stories.c.group_id == group_id, stories.c.state == "sent")

    async def change(self, story_id: int, states: Collection[str], **values: Any) -> bool:
        """Change a story that is in one of these states; False if it is not."""
        return await self._update(stories, stories.c.id == story_id, stories.c.state.in_(states), **values) == 1

    async def remove(self, story_id: int) -> None:
        """It is thrown away."""
        await self._delete(stories, stories.c.id == story_id)
