"""A clinic's own words to members. Rows are only ever added: the newest of a place holds."""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlalchemy.engine import RowMapping

from bot.domain.notice_words import About, Hours, Place, Version
from bot.storage.tables import member_notices
from bot.storage.unit import Repository


class NoticeRepository(Repository):
    """One guild's versions."""

    async def add(self, place: Place, words: str | None, by: int) -> Version:
        """Keep a version, which holds from now on; without ``words`` those that ship do."""
        number = await self._insert(
            member_notices,
            about=place.about.value,
            hours=place.hours.value,
            language=place.language,
            words=words,
            by_id=by,
            at=self.unit.now(),
        )
        return Version(int(number), place, words, by, self.unit.now())

    async def history(self, place: Place) -> list[Version]:
        """All versions of a place, the newest first."""
        rows = await self._all(member_notices, *_at(place), order_by=member_notices.c.id.desc())
        return [_version(row) for row in rows]

    async def newest(self, place: Place) -> Version | None:
        """What was saved last; None if nothing ever was."""
        return next(iter(await self.history(place)), None)

    async def all_newest(self) -> dict[Place, Version]:
        """What was saved last, for every place where something was."""
        rows = await self._all(member_notices)
        return {one.place: one for one in map(_version, rows)}

    async def get(self, number: int) -> Version | None:
        """The version of this number."""
        row = await self._one(member_notices, member_notices.c.id == number)
        return _version(row) if row else None


def _at(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (
        member_notices.c.about == place.about.value,
        member_notices.c.hours == place.hours.value,
        member_notices.c.language == place.language,
    )


def _version(row: RowMapping) -> Version:
    place = Place(About(row["about"]), Hours(row["hours"]), row["language"])
    return Version(row["id"], place, row["words"], row["by_id"], row["at"])
