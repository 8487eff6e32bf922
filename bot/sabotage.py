"""Ways to break the product on purpose, so that scenarios can prove that they would notice."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from bot.delivery.hand import Handed, Hands
from bot.domain.outbox import Action, OutboxEntry
from bot.errors import Unreachable
from bot.storage.database import Database
from bot.storage.tables import cases, series, sessions

NO_HISTORY = "no-history"
"""The practice server refuses to tell what was written."""
FORGET_RESTART = "forget-restart"
"""A restart begins with an empty database."""


_DROPPED = {
    "drop-page": "page",
    "drop-reminder": "session-reminder",
    "drop-words": "line-word",
    "drop-handover": "handover",
    "drop-news": "session-news",
    "drop-sheet": "attendance-sheet",
    "drop-practice": "practice-again",
    "drop-shared": "sheet",
    "drop-signal": "signal",
    "drop-module": "module",
    "drop-quiet": "share-quiet",
    "drop-hours": "talk-hours",
    "drop-farewell": "group-ending",
}
"""Which kind of message is lost under which switch."""


class Broken:
    """A hand that does not do what it should."""

    def __init__(self, inner: Hands, switch: Callable[[], str | None], somebody_else: Callable[[], int]) -> None:
        self._inner, self._ask, self._somebody_else = inner, switch, somebody_else
        self._paged: dict[int, str] = {}

    async def over(self, entry: OutboxEntry) -> Handed | None:
        """Hand over, wrongly."""
        switch = self._ask()
        if self._drops(switch, entry) or (switch == "no-redraw" and entry.action is Action.REFRESH):
            return Handed()
        is_page = entry.kind == "page" and entry.action is Action.SEND
        if switch == "wrong-person" and is_page and entry.user_id is not None:
            entry = replace(entry, user_id=self._somebody_else())
        if switch == "send-twice" and entry.action is Action.SEND and not entry.outside:
            await self._inner.over(replace(entry, id=secrets.token_hex(12)))
        try:
            return await self._inner.over(entry)
        except Unreachable:
            if switch == "believe-closed":
                return Handed()
            raise

    def _drops(self, switch: str | None, entry: OutboxEntry) -> bool:
        if entry.action is not Action.SEND:
            return False
        if switch == "drop-later-pages" and entry.kind == "page":
            return self._paged.setdefault(int(entry.payload["case"]), entry.id) != entry.id
        return switch is not None and _DROPPED.get(switch) == entry.kind


class Forgetful:
    """Under ``forget-acknowledgement``, loses every acknowledgement as soon as it is written; under
    ``frozen-offset``, lets sessions keep the distance to UTC that they had when their series began.
    """

    def __init__(self, database: Database, switch: Callable[[], str | None]) -> None:
        self._database, self._ask = database, switch
        self._running: set[asyncio.Task[None]] = set()
        database.on_commit(self._committed)

    def _committed(self) -> None:
        spoil = {"forget-acknowledgement": self._forget, "frozen-offset": self._freeze}.get(self._ask() or "")
        if spoil is not None:
            task = asyncio.create_task(spoil())
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _forget(self) -> None:
        now = self._database.clock.now()
        lost = update(cases).where(cases.c.state == "acknowledged", cases.c.drill.is_(False))
        async with self._database.everywhere(writes=True) as connection:
            await connection.execute(
                lost.values(state="paging", owner_id=None, acknowledged_at=None, step=0, paging_since=now, due_at=now)
            )

    async def _freeze(self) -> None:
        async with self._database.everywhere(writes=True) as connection:
            for row in (await connection.execute(select(sessions, series).join(series))).mappings():
                zone, length = ZoneInfo(row[series.c.zone]), row[sessions.c.ends] - row[sessions.c.starts]
                began = datetime.combine(row[series.c.first], row[series.c.at], tzinfo=zone).astimezone(UTC)
                starts = began + (row[sessions.c.date] - row[series.c.first])
                frozen = update(sessions).where(sessions.c.id == row[sessions.c.id])
                await connection.execute(frozen.values(starts=starts, ends=starts + length))
