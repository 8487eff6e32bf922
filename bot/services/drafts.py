"""Forms that were handed back with a problem: kept, encrypted, until they are sent again or a day has passed."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.storage.database import Database
from bot.storage.drafts import DraftRepository
from bot.storage.due import Due
from bot.storage.tables import drafts
from bot.storage.unit import Unit

KEPT = timedelta(days=1)


class DraftService:
    """Keeps what somebody wrote into a form."""

    def __init__(self, database: Database) -> None:
        self._database, self._due = database, Due(database)

    async def keep(
        self, guild_id: int, user_id: int, form: str, args: Sequence[str], values: Mapping[str, object]
    ) -> str:
        """Keep the form; the id under which its writer, and nobody else, gets it back."""
        draft = secrets.token_hex(12)
        async with self._database.unit(guild_id) as unit:
            box = await unit.seal(user_id, json.dumps(dict(values)))
            await DraftRepository(unit).add(draft, user_id, form, list(args), box, unit.now() + KEPT)
            unit.wake()
        return draft

    async def take(self, guild_id: int, user_id: int, draft: str) -> tuple[str, list[str], dict[str, object]] | None:
        """(form, args, values) of the writer's own draft, or None when it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await DraftRepository(unit).get(draft, user_id)
            words = await unit.open(user_id, row["values"]) if row else None
        if row is None or words is None:
            return None
        return row["form"], list(row["args"]), json.loads(words)

    async def run_due(self, now: datetime) -> int:
        """Forget drafts older than a day."""

        async def forget(unit: Unit, draft: object) -> None:
            await DraftRepository(unit).remove(str(draft))

        return await self._due.units(drafts, now, forget)
