"""Rows of courses: which one a group has, when its modules come out, and who has seen and understood them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.storage.tables import courses, module_marks, modules
from bot.storage.unit import Repository


class CourseRepository(Repository):
    """Courses of a guild's groups."""

    async def choose(self, group_id: int, course: str, keys: Sequence[str], by: int) -> None:
        """Give a group a course, with a row for each module. What was planned of another one no longer comes."""
        now = self.unit.now()
        await self._upsert(courses, ("guild_id", "group_id"), group_id=group_id, course=course, by_id=by, at=now)
        other = (modules.c.group_id == group_id, modules.c.course != course)
        await self._update(modules, *other, due_at=None, session_id=None)
        unique = ("guild_id", "group_id", "course", "module")
        for key in keys:
            await self._insert_once(modules, unique, group_id=group_id, course=course, module=key)

    async def chosen(self, group_id: int) -> str | None:
        """The key of the group's course."""
        row = await self._one(courses, courses.c.group_id == group_id)
        return row["course"] if row else None

    async def all_chosen(self, groups: Collection[int]) -> Sequence[RowMapping]:
        """The courses of these groups."""
        return await self._all(courses, courses.c.group_id.in_(groups))

    async def of_group(self, group_id: int, course: str) -> Sequence[RowMapping]:
        """The modules of a group's course."""
        return await self._all(modules, modules.c.group_id == group_id, modules.c.course == course)

    async def get(self, module_id: int) -> RowMapping | None:
        """A module by its number."""
        return await self._one(modules, modules.c.id == module_id)

    async def plan(self, module_id: int, due_at: datetime | None, session_id: int | None, by: int) -> bool:
        """Say when it comes out, or with None that it doesn't; False if it is out already."""
        what = {"due_at": due_at, "session_id": session_id, "by_id": by}
        return await self._update(modules, modules.c.id == module_id, modules.c.released_at.is_(None), **what) == 1

    async def with_session(self, session_id: int) -> Sequence[RowMapping]:
        """Modules that come out with a session and are not out yet."""
        return await self._all(modules, modules.c.session_id == session_id, modules.c.released_at.is_(None))

    async def owe(self, module_id: int, due_at: datetime | None) -> None:
        """It is looked at again then; never, where it is None, and it is planned no longer."""
        more = {} if due_at else {"session_id": None}
        await self._update(modules, modules.c.id == module_id, due_at=due_at, **more)

    async def release(self, module_id: int) -> bool:
        """It is out now; False if it was before."""
        now = self.unit.now()
        waiting = (modules.c.id == module_id, modules.c.released_at.is_(None))
        return await self._update(modules, *waiting, released_at=now, due_at=None) == 1

    async def mark(self, module_id: int, user_id: int, *, understood: bool) -> None:
        """A member has seen it, or has answered all questions rightly. The first time counts."""
        now, mine = self.unit.now(), (module_marks.c.module_id == module_id, module_marks.c.user_id == user_id)
        unique = ("guild_id", "module_id", "user_id")
        await self._insert_once(module_marks, unique, module_id=module_id, user_id=user_id, at=now)
        column = module_marks.c.understood_at if understood else module_marks.c.seen_at
        await self._update(module_marks, *mine, column.is_(None), **{column.name: now})

    async def unmark(self, module_id: int, user_id: int) -> None:
        """A member takes both back."""
        await self._delete(module_marks, module_marks.c.module_id == module_id, module_marks.c.user_id == user_id)

    async def marks(self, numbers: Collection[int]) -> Sequence[RowMapping]:
        """Who has seen and understood these modules."""
        return await self._all(module_marks, module_marks.c.module_id.in_(numbers))
