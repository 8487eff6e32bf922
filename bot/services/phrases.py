"""Phrases of a server and of its groups: added, listed, taken away, and tried on messages in counts only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.phrases import Phrase, Preview
from bot.domain.triage import Kind, Level
from bot.errors import BadInput, NotFound, Refusal
from bot.screening import Manner
from bot.screening.phrases import Phrasebook
from bot.services.screening import ScreeningService
from bot.storage.database import Database
from bot.storage.groups import GroupRepository
from bot.storage.phrases import PhraseRepository

LONGEST, MOST = 120, 200


@dataclass(frozen=True, slots=True)
class Said:
    """A message that is looked at to try a phrase, and forgotten."""

    channel_id: int
    author_id: int
    text: str


class PhraseService:
    """Phrases that staff added. What members wrote is read only to count, and never kept."""

    def __init__(self, database: Database, screening: ScreeningService) -> None:
        self._database, self._screening, self._book = database, screening, Phrasebook()

    async def add(
        self, guild_id: int, by_id: int, text: str, level: Level, kind: Kind, group_id: int | None = None
    ) -> Phrase:
        """Add a phrase. Raises BadInput for one that cannot be looked for, Refusal when there are too many of them or
        it is there already, NotFound for a group that is not there."""
        written = self._checked(text)
        async with self._database.unit(guild_id) as unit:
            if group_id is not None and await GroupRepository(unit).get(group_id) is None:
                raise NotFound("phrase-group-gone")
            rows = PhraseRepository(unit)
            there = await rows.list()
            if len(there) >= MOST:
                raise Refusal("phrase-too-many", most=MOST)
            words = self._book.words(written)
            if any(one.group_id == group_id and self._book.words(one.text) == words for one in there):
                raise Refusal("phrase-there")
            number = await rows.add(written, level, kind, group_id, by_id)
        return Phrase(number, written, level, kind, group_id)

    async def list(self, guild_id: int) -> list[Phrase]:
        """All phrases of the server and its groups."""
        async with self._database.reading(guild_id) as unit:
            return await PhraseRepository(unit).list()

    async def remove(self, guild_id: int, number: int) -> None:
        """Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            if not await PhraseRepository(unit).remove(number):
                raise NotFound("phrase-gone", number=number)

    async def channels(self, guild_id: int, group_id: int | None) -> Sequence[int]:
        """Channels whose messages a phrase would be looked for in."""
        groups = (await self._screening.index(guild_id)).groups
        return sorted(channel for channel, group in groups.items() if group_id in {None, group.id})

    async def preview(self, guild_id: int, text: str, said: Iterable[Said]) -> Preview:
        """What a phrase would have found among what was said by members who agreed to screening. Raises BadInput."""
        tried = self._book.detector([Phrase(0, self._checked(text), Level.AMBER, Kind.DISTRESS)])
        index = await self._screening.index(guild_id)
        read = found = before = 0
        for one in said:
            group = index.groups.get(one.channel_id)
            if group is None or one.author_id not in index.consenting[group.id]:
                continue
            read += 1
            if tried is None or not tried.screen(one.text).rules:
                continue
            found += 1
            manner = Manner(index.sensitivity, one.author_id in index.statistical[group.id])
            verdict = self._screening.verdict(one.text, (), manner)
            before += verdict is not None and verdict.level > Level.GREEN
        return Preview(read, found, before)

    def _checked(self, text: str) -> str:
        written = " ".join(text.split())
        if len(written) > LONGEST or not self._book.words(written):
            raise BadInput("phrase-unreadable", most=LONGEST)
        return written
