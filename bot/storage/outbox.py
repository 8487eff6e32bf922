"""The outbox: messages owed, written in the transaction of their cause; and the posts they became."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.storage.tables import outbox, posts
from bot.storage.unit import Repository

OPEN = ("queued", "sending")
"""States of what is not settled."""


class Outbox(Repository):
    """Queue messages. The same ``key`` in one guild is queued once, however often it is asked for."""

    async def send(
        self,
        kind: str,
        subject: str,
        key: str,
        *,
        priority: Priority,
        channel_id: int | None = None,
        user_id: int | None = None,
        outside: bool = False,
        payload: Mapping[str, Any] | None = None,
        due_at: datetime | None = None,
        queue: str | None = None,
    ) -> str | None:
        """Owe a new message to one channel, one person (DM) or the outside pagers; its id, or None if owed already.

        ``kind`` names the renderer that draws the card; ``subject`` ("case:12") groups its messages for a later
        ``refresh``; ``payload`` holds ids and numbers only, never words. Messages of one ``queue`` are sent in order:
        each waits until nothing more is tried for the one before it.
        """
        entry, after = secrets.token_hex(12), await self._last_of(queue) if queue else None
        made = await self._insert_once(
            outbox,
            ("guild_id", "key"),
            id=entry,
            key=key,
            kind=kind,
            subject=subject,
            action=Action.SEND.value,
            priority=int(priority),
            channel_id=channel_id,
            user_id=user_id,
            outside=outside,
            payload=dict(payload or {}),
            created_at=self.unit.now(),
            due_at=None if after else due_at or self.unit.now(),
            queue=queue,
            after=after,
        )
        self.unit.wake()
        return entry if made else None

    async def take_back(self, queue: str) -> list[RowMapping]:
        """Withdraw what waits in a queue behind a message that did not arrive; in order."""
        waiting = await self._open_of(queue, "queued")
        for row in waiting:
            await self._update(outbox, outbox.c.id == row["id"], state="withdrawn", due_at=None)
        return waiting

    async def _last_of(self, queue: str) -> str | None:
        """The last message of a queue that is not settled; it cannot be settled before this unit is over."""
        await self._update(outbox, outbox.c.queue == queue, outbox.c.state.in_(OPEN), queue=queue)
        waiting = await self._open_of(queue, *OPEN)
        return waiting[-1]["id"] if waiting else None

    async def _open_of(self, queue: str, *states: str) -> list[RowMapping]:
        """Rows of a queue in the order in which they follow each other."""
        rows = await self._all(outbox, outbox.c.queue == queue, outbox.c.state.in_(states))
        following = {row["after"]: row for row in rows}
        known = {row["id"] for row in rows}
        found: list[RowMapping] = []
        for first in (row for row in rows if row["after"] not in known):
            step: RowMapping | None = first
            while step is not None:
                found.append(step)
                step = following.get(step["id"])
        return found

    async def refresh(self, subject: str, *, priority: Priority = Priority.CASE) -> None:
        """Owe a redrawing of every message of ``subject``; one that is queued already will do."""
        waiting = await self._all(
            outbox,
            outbox.c.subject == subject,
            outbox.c.action == Action.REFRESH.value,
            outbox.c.state == "queued",
        )
        if waiting:
            return
        await self._insert(
            outbox,
            id=(entry := secrets.token_hex(12)),
            key=f"refresh:{entry}",
            kind="refresh",
            subject=subject,
            action=Action.REFRESH.value,
            priority=int(priority),
            payload={},
            created_at=self.unit.now(),
            due_at=self.unit.now(),
        )
        self.unit.wake()

    async def withdraw(self, subject: str, kind: str | None = None) -> int:
        """Take back what is still queued for ``subject``; how many."""
        same_kind = outbox.c.kind == kind if kind else outbox.c.action == Action.SEND.value
        where = (outbox.c.subject == subject, outbox.c.state == "queued", same_kind)
        queued = [row["id"] for row in await self._all(outbox, *where, outbox.c.queue.is_not(None))]
        done = await self._update(outbox, *where, state="withdrawn", due_at=None)
        for entry in queued:
            await self.let_follow(entry)
        return done

    async def let_follow(self, entry: str) -> None:
        """An entry is settled: what waited for it in its queue is due."""
        follows = (outbox.c.after == entry, outbox.c.state == "queued", outbox.c.due_at.is_(None))
        if await self._update(outbox, *follows, due_at=self.unit.now()):
            self.unit.wake()

    async def note(self, entry: str, facts: Mapping[str, str | int]) -> None:
        """Add ids and numbers to what an entry carries, as they are true at its sending."""
        await self._update(outbox, outbox.c.id == entry, payload={**await self.noted(entry), **facts})

    async def noted(self, entry: str) -> dict[str, Any]:
        """What an entry carries now; nothing if it is gone."""
        row = await self._one(outbox, outbox.c.id == entry)
        return dict(row["payload"]) if row else {}

    async def state(self, entry: str) -> str | None:
        """queued, sending, sent, failed or withdrawn; None if there is no such entry."""
        row = await self._one(outbox, outbox.c.id == entry)
        return row["state"] if row else None


class Posts(Repository):
    """Where the messages of a subject stand."""

    async def of(self, subject: str) -> list[RowMapping]:
        """All posts of a subject, oldest first."""
        return list(await self._all(posts, posts.c.subject == subject))

    async def of_kinds(self, kinds: Collection[str]) -> list[RowMapping]:
        """All posts of these kinds, oldest first."""
        return list(await self._all(posts, posts.c.kind.in_(kinds)))

    async def by_message(self, message_id: int) -> RowMapping | None:
        """The post that is this message."""
        return await self._one(posts, posts.c.message_id == message_id)

    async def add(self, entry: OutboxEntry, channel_id: int, message_id: int) -> None:
        """Remember what an entry became; once."""
        await self._insert_once(
            posts,
            ("guild_id", "message_id"),
            kind=entry.kind,
            subject=entry.subject,
            payload=dict(entry.payload),
            user_id=entry.user_id,
            channel_id=channel_id,
            message_id=message_id,
            outbox_id=entry.id,
            at=self.unit.now(),
        )

    async def rewrite(self, message_id: int, payload: Mapping[str, Any]) -> None:
        """The message carries other ids and numbers from now on."""
        await self._update(posts, posts.c.message_id == message_id, payload=dict(payload))

    async def held(self, message_id: int) -> RowMapping | None:
        """The post that is this message; nobody else changes it before this unit is over."""
        await self._update(posts, posts.c.message_id == message_id, message_id=message_id)
        return await self.by_message(message_id)

    async def forget(self, message_id: int) -> None:
        """The message is gone."""
        await self._delete(posts, posts.c.message_id == message_id)
