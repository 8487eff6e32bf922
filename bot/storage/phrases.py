"""Phrases that staff added to screening. They are staff's words, and no log repeats them."""

from __future__ import annotations

from sqlalchemy.engine import RowMapping

from bot.domain.phrases import Phrase
from bot.domain.triage import Kind, Level
from bot.storage.tables import phrases
from bot.storage.unit import Repository


class PhraseRepository(Repository):
    """One guild's phrases."""

    async def list(self) -> list[Phrase]:
        """All of them, the oldest first."""
        return [_record(row) for row in await self._all(phrases)]

    async def add(self, text: str, level: Level, kind: Kind, group_id: int | None, added_by: int) -> int:
        """The number of the new phrase."""
        number: int = await self._insert(
            phrases,
            text=text,
            level=int(level),
            kind=kind.value,
            group_id=group_id,
            added_by=added_by,
            at=self.unit.now(),
        )
        return number

    async def remove(self, number: int) -> bool:
        """Whether there was one of this number."""
        return await self._delete(phrases, phrases.c.id == number) == 1


def _record(row: RowMapping) -> Phrase:
    return Phrase(row["id"], row["text"], Level(row["level"]), Kind(row["kind"]), row["group_id"])
