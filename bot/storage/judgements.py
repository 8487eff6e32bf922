"""What professionals thought of levels: without their names, without words, kept longer than either."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.judging import Judgement, Opinion
from bot.domain.triage import Kind, Level
from bot.storage.tables import flags, judgements
from bot.storage.unit import Repository


class JudgementRepository(Repository):
    """One guild's opinions, one for each flag; the last one counts."""

    async def flag(self, flag_id: int, case_id: int) -> RowMapping | None:
        """The flag, if it belongs to the case."""
        return await self._one(flags, flags.c.id == flag_id, flags.c.case_id == case_id)

    async def save(
        self, flag_id: int, opinion: Opinion, level: int, kinds: Collection[str], rules: Sequence[str]
    ) -> None:
        """Keep an opinion, in place of an earlier one."""
        await self._upsert(
            judgements,
            ("guild_id", "flag_id"),
            flag_id=flag_id,
            opinion=opinion.value,
            level=level,
            kinds=list(kinds),
            rules=list(rules),
            at=self.unit.now(),
        )

    async def between(self, since: datetime, until: datetime) -> list[Judgement]:
        """Opinions given from ``since`` up to ``until`` (UTC)."""
        span = (judgements.c.at >= since, judgements.c.at < until)
        return [
            Judgement(
                Opinion(row["opinion"]),
                Level(row["level"]),
                frozenset(map(Kind, row["kinds"])),
                tuple(row["rules"]),
            )
            for row in await self._all(judgements, *span)
        ]

    async def flagged(self, since: datetime, until: datetime) -> list[tuple[Sequence[str], Sequence[str]]]:
        """(kinds, rules) of every flag that screening raised in that time."""
        rows = await self._all(flags, flags.c.at >= since, flags.c.at < until)
        return [(row["kinds"], row["rules"]) for row in rows if row["rules"]]
