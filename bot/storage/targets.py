"""Rows of response-time targets: only what a supervisor has chosen."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.response_times import TARGETS
from bot.domain.triage import Level
from bot.storage.tables import targets
from bot.storage.unit import Repository


class TargetRepository(Repository):
    """The targets of one guild."""

    async def all(self) -> dict[Level, timedelta]:
        """Level → how soon somebody should answer, the most serious first; the default where nothing was chosen."""
        chosen = {Level(row["level"]): timedelta(seconds=row["seconds"]) for row in await self._all(targets)}
        return {level: chosen.get(level, default) for level, default in TARGETS.items()}

    async def choose(self, level: Level, span: timedelta) -> None:
        """Set a target."""
        await self._upsert(targets, ("guild_id", "level"), level=int(level), seconds=int(span.total_seconds()))

    async def forget(self, level: Level) -> None:
        """Back to the default."""
        await self._delete(targets, targets.c.level == int(level))
