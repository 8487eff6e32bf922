"""A case's timeline: numbered rows, each bound to the one before by a digest over facts, never over words."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.storage.tables import timeline
from bot.storage.unit import Repository

START = "0" * 64
"""Stands before the first row."""


class Timeline(Repository):
    """Write and read what happened in a case."""

    async def add(
        self, case_id: int, event: str, actor_id: int | None = None, note: bytes | None = None, **facts: Any
    ) -> int:
        """Write the next row; its number, from 1. ``facts`` are ids and numbers; ``note`` is sealed already."""
        rows = await self.of(case_id)
        last = rows[-1] if rows else None
        number, previous = (last["number"] + 1, last["digest"]) if last else (1, START)
        salted, at = {**facts, "salt": secrets.token_hex(8)}, self.unit.now()
        await self._insert(
            timeline,
            case_id=case_id,
            number=number,
            at=at,
            event=event,
            actor_id=actor_id,
            facts=salted,
            note=note,
            previous=previous,
            digest=digest(previous, number, at, event, actor_id, salted),
        )
        return number

    async def of(self, case_id: int) -> Sequence[RowMapping]:
        """All rows of a case, in order."""
        return await self._all(timeline, timeline.c.case_id == case_id, order_by=timeline.c.number)

    async def has(self, case_id: int, event: str) -> bool:
        """Whether the event happened in this case."""
        return bool(await self._all(timeline, timeline.c.case_id == case_id, timeline.c.event == event))

    async def intact(self, case_id: int) -> bool:
        """Whether no row of the case was changed, added between or taken out."""
        previous = START
        for place, row in enumerate(await self.of(case_id), start=1):
            wanted = digest(previous, row["number"], row["at"], row["event"], row["actor_id"], row["facts"])
            if (row["number"], row["previous"], row["digest"]) != (place, previous, wanted):
                return False
            previous = row["digest"]
        return True


def digest(previous: str, number: int, at: datetime, event: str, actor_id: int | None, facts: dict[str, Any]) -> str:
    """What binds a row to the one before it."""
    said = json.dumps([previous, number, at.isoformat(), event, actor_id, facts], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
