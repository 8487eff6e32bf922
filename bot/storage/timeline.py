"""A case's timeline: numbered rows, each bound to the one before, and all of a guild's to each other.

What names a person or was written by one is committed to with a salt of its own; erasing destroys value and salt.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.engine import RowMapping

from bot.domain.chain import RETIRED, START, Entry, Head, Link, check, commit
from bot.storage.tables import cases, chain, chain_heads, timeline
from bot.storage.unit import Repository

MEMBERS_DEEDS = frozenset({"reported"})
"""Events whose actor is a member, not somebody of the staff: erasing that member takes their name away."""
POST_HEAD = timedelta(hours=24)
"""A new link is noted outside the database after this at the latest."""


class Timeline(Repository):
    """Write and read what happened in a case. Nothing here changes a row, but for what an erasure destroys."""

    async def add(
        self, case_id: int, event: str, actor_id: int | None = None, note: bytes | None = None, **facts: Any
    ) -> int:
        """Write the next row; its number, from 1. ``facts`` are ids and numbers; ``note`` is sealed already."""
        head = await Chain(self.unit).lock()
        last = await self._last(case_id)
        number, previous = (last["number"] + 1, last["digest"]) if last else (1, START)
        parts = {name: (secrets.token_hex(16), value) for name, value in _parts(actor_id, facts, note).items()}
        commitments = {name: commit(salt, value) for name, (salt, value) in parts.items()}
        entry = Entry(case_id, number, self.unit.now(), event, commitments, previous, "", parts)
        bound = entry.sealed(number, previous)
        await self._insert(
            timeline,
            case_id=case_id,
            number=number,
            at=entry.at,
            event=event,
            actor_id=actor_id,
            facts=facts,
            note=note,
            commitments=commitments,
            salts={name: salt for name, (salt, _) in parts.items()},
            previous=previous,
            digest=bound,
        )
        await Chain(self.unit).append(head, case_id, number, bound)
        return number

    async def of(self, case_id: int) -> Sequence[RowMapping]:
        """All rows of a case, in order."""
        return await self._all(timeline, timeline.c.case_id == case_id, order_by=timeline.c.number)

    async def has(self, case_id: int, event: str) -> bool:
        """Whether the event happened in this case."""
        return bool(await self._all(timeline, timeline.c.case_id == case_id, timeline.c.event == event))

    async def count(self, case_id: int, event: str) -> int:
        """How often the event happened in this case."""
        return len(await self._all(timeline, timeline.c.case_id == case_id, timeline.c.event == event))

    async def entries(self, case_id: int | None = None) -> list[Entry]:
        """The rows of a case, or of all, as they are checked."""
        where = () if case_id is None else (timeline.c.case_id == case_id,)
        return [as_entry(row) for row in await self._all(timeline, *where)]

    async def told(self) -> dict[int, list[tuple[str, datetime, dict[str, Any]]]]:
        """Case → (event, instant, facts) in order, of every case that is no drill."""
        drills = {row["id"] for row in await self._all(cases, cases.c.drill.is_(True))}
        found: dict[int, list[tuple[str, datetime, dict[str, Any]]]] = {}
        for row in await self._all(timeline):
            if row["case_id"] not in drills:
                found.setdefault(row["case_id"], []).append((row["event"], row["at"], row["facts"]))
        return found

    async def intact(self, case_id: int) -> bool:
        """Whether no row of the case was changed, added between or taken out."""
        return not check(await self.entries(case_id), case_id)

    async def forget(self, user_id: int) -> None:
        """Destroy what a member wrote or is named for: in cases about them the notes, and their own deeds."""
        about = [row["id"] for row in await self._all(cases, cases.c.person_id == user_id)]
        await self.destroy(timeline.c.case_id.in_(about), parts=("note",))
        mine = (timeline.c.actor_id == user_id, timeline.c.event.in_(MEMBERS_DEEDS))
        await self.destroy(*mine, parts=("actor", "note"))

    async def destroy(self, *where: ColumnElement[bool], parts: Collection[str]) -> int:
        """Destroy parts (``actor``, ``note``) of rows, value and salt, where there is a value; how many rows."""
        columns = {"actor": "actor_id", "note": "note"}
        there = or_(*(timeline.c[columns[part]].is_not(None) for part in parts))
        rows = await self._all(timeline, *where, there)
        for row in rows:
            salts = {name: salt for name, salt in row["salts"].items() if name not in parts}
            gone = {columns[part]: None for part in parts}
            await self._update(timeline, timeline.c.id == row["id"], salts=salts, **gone)
        return len(rows)

    async def _last(self, case_id: int) -> RowMapping | None:
        of_case = select(timeline).where(timeline.c.case_id == case_id)
        rows = await self._rows(of_case.order_by(timeline.c.number.desc()).limit(1))
        return rows[0] if rows else None


class Chain(Repository):
    """The one chain over all cases of a guild."""

    async def lock(self) -> Head:
        """The newest link; others who want to append wait until this unit is over."""
        if not await self._update(chain_heads, number=chain_heads.c.number):
            await self._insert_once(chain_heads, ("guild_id",), number=0, digest=START)
            await self._update(chain_heads, number=chain_heads.c.number)
        head = await self.head()
        assert head is not None
        return head

    async def head(self) -> Head | None:
        """The newest link, as it is counted; None before the first."""
        row = await self._one(chain_heads)
        return Head(row["number"], row["digest"]) if row else None

    async def append(self, head: Head, case_id: int, entry: int, entry_digest: str) -> None:
        """Bind an entry after ``head``, which must be locked."""
        link = Link(head.number + 1, case_id, entry, entry_digest, head.digest, "")
        link = replace(link, digest=link.sealed(link.number, link.previous))
        await self._insert(
            chain,
            number=link.number,
            case_id=case_id,
            entry=entry,
            entry_digest=entry_digest,
            previous=link.previous,
            digest=link.digest,
            at=self.unit.now(),
        )
        due = func.coalesce(chain_heads.c.due_at, self.unit.now() + POST_HEAD)
        await self._update(chain_heads, number=link.number, digest=link.digest, due_at=due)

    async def retire(self, case_id: int) -> None:
        """Say that the retention rules delete this case, so that nobody takes it for a loss."""
        rows = await Timeline(self.unit).of(case_id)
        await self.append(await self.lock(), case_id, RETIRED, rows[-1]["digest"] if rows else START)

    async def links(self, case_id: int | None = None) -> list[Link]:
        """The links of one case, or of all, in order."""
        where = () if case_id is None else (chain.c.case_id == case_id,)
        return [_link(row) for row in await self._all(chain, *where, order_by=chain.c.number)]

    async def noted(self) -> Head | None:
        """The newest link is about to be noted elsewhere; None if none is owed now."""
        due = (chain_heads.c.due_at <= self.unit.now(),)
        return await self.head() if await self._update(chain_heads, *due, due_at=None) else None


def as_entry(row: RowMapping) -> Entry:
    """A row as it is checked; a part whose salt was destroyed cannot be opened."""
    values = _parts(row["actor_id"], row["facts"], row["note"])
    salts = row["salts"]
    opened = {name: (salts[name], value) for name, value in values.items() if name in salts}
    bare = tuple(name for name, value in values.items() if name not in salts and value)
    return Entry(
        row["case_id"],
        row["number"],
        row["at"],
        row["event"],
        row["commitments"],
        row["previous"],
        row["digest"],
        opened,
        bare,
    )


def _parts(actor_id: int | None, facts: Any, note: bytes | None) -> dict[str, Any]:
    return {"actor": actor_id, "facts": facts, "note": note.hex() if note else None}


def _link(row: RowMapping) -> Link:
    return Link(row["number"], row["case_id"], row["entry"], row["entry_digest"], row["previous"], row["digest"])
