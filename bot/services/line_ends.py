"""The ends of lines: the threads they need are made, and messages find their way to either end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.domain.outbox import Priority
from bot.domain.work import LineRecord
from bot.services.case_base import subject, to_member
from bot.services.floor import Floor
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from bot.storage.lines import ERASED, LineRepository, LineWords, waiting
from bot.storage.outbox import Outbox
from bot.storage.tables import lines
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

LEASE = timedelta(seconds=60)
GONE = timedelta(hours=1)
"""How long until the threads of somebody who was erased are deleted again, if Discord refused."""
TRIES = 3
"""Threads that are tried for a member before staff are told that no word arrives."""


class LineEnds:
    """Makes threads through the floor, and sends to either end."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._due = Due(database)
        self._floor: Floor | None = None

    def use_floor(self, floor: Floor) -> None:
        """Let threads be made through ``floor``."""
        self._floor = floor

    async def run_due(self, now: datetime) -> int:
        """Make the threads that lines need, and hand over what waited for them."""
        return await self._due.each(lines, now, partial(self._bring, lease=now + LEASE))

    async def _bring(self, guild_id: int, line_id: int, lease: datetime) -> None:
        async with self._database.unit(guild_id) as unit:
            line = await LineRepository(unit).get(line_id)
            if line is None or not await LineRepository(unit).lease(line_id, lease) or self._floor is None:
                return
            if line.person_id == ERASED:
                await LineRepository(unit).owe(line_id, unit.now() + GONE)
            desk = (await GuildRepository(unit).get()).desk_channel_id
            talk = await GroupRepository(unit).channel(line.group_id, "talk")
        if line.person_id == ERASED:
            await self._clear(self._floor, line)
            return
        if line.owner_id is not None and line.ended_at is None and desk is not None:
            await self._desk_end(self._floor, line, desk)
        if line.needs_thread and line.pending:
            await self._member_end(self._floor, line, talk)
        async with self._database.unit(guild_id) as unit:
            await LineRepository(unit).settle(line_id, lease)

    async def _clear(self, floor: Floor, line: LineRecord) -> None:
        """Delete both threads, and then the line; what Discord refuses is tried again."""
        threads = [place for place in (line.thread_id, line.member_channel_id) if place is not None]
        if all([await floor.drop_thread(line.guild_id, place) for place in threads]):
            async with self._database.unit(line.guild_id) as unit:
                await LineRepository(unit).remove(line.id)

    async def _desk_end(self, floor: Floor, line: LineRecord, desk: int) -> None:
        assert line.owner_id is not None
        if line.thread_id is not None and await floor.join(line.guild_id, line.thread_id, line.owner_id):
            return
        made = await floor.private_thread(line.guild_id, desk, "desk", line.case_id, [line.owner_id])
        async with self._database.unit(line.guild_id) as unit:
            if made is None:
                await Timeline(unit).add(line.case_id, "line-refused")
                return
            await LineRepository(unit).save(line.id, thread_id=made)
            fresh = await LineRepository(unit).get(line.id)
            assert fresh is not None
            await self._to_desk(unit, fresh, "line-desk", f"line-desk-open:{line.id}:{made}", {"moment": "open"})
            for number in await LineWords(unit).inward(line.id):
                await self._pass_in(unit, fresh, number)
            if fresh.reached:
                await self._say_reached(unit, fresh)
            await Outbox(unit).refresh(subject(line.case_id))

    async def _member_end(self, floor: Floor, line: LineRecord, talk: int | None) -> None:
        place, guild = line.member_channel_id, line.guild_id
        if place is None and talk is not None and line.attempts < TRIES:
            place = await floor.private_thread(guild, talk, "member", line.id, [line.person_id])
        async with self._database.unit(guild) as unit:
            line = await LineRepository(unit).get(line.id) or line
            if place is None:
                await LineRepository(unit).save(line.id, reached=False, attempts=line.attempts + 1)
                key = f"line-desk-lost:{line.id}:{len(line.pending)}"
                await self._to_desk(unit, line, "line-desk", key, {"moment": "lost"})
                await Outbox(unit).refresh(subject(line.case_id))
                return
            await LineRepository(unit).save(line.id, member_channel_id=place, pending=[], attempts=line.attempts + 1)
            new = [await self._hand(unit, line, place, one) for one in line.pending]
            if not all(new):
                await LineRepository(unit).save(line.id, reached=False)
            await Timeline(unit).add(line.case_id, "member-thread")

    @staticmethod
    async def _hand(unit: Unit, line: LineRecord, place: int, one: Mapping[str, Any]) -> bool:
        said = json.dumps([one["kind"], one["payload"]], sort_keys=True)
        mark = hashlib.sha256(said.encode()).hexdigest()[:12]
        sent = await Outbox(unit).send(
            one["kind"],
            f"line:{line.id}",
            f"thread:{place}:{mark}",
            priority=Priority.MEMBER,
            channel_id=place,
            payload=one["payload"],
            queue=to_member(line.case_id),
        )
        return sent is not None

    @staticmethod
    async def _to_member(unit: Unit, line: LineRecord, kind: str, key: str, payload: dict[str, Any]) -> None:
        said = {"case": line.case_id, "line": line.id, **payload}
        place = line.member_channel_id
        if line.needs_thread and (place is None or line.pending):
            await LineRepository(unit).owe(line.id, pending=waiting(kind, said, line))
            return
        await Outbox(unit).send(
            kind,
            f"line:{line.id}",
            key,
            priority=Priority.CASE,
            channel_id=place,
            user_id=None if place else line.person_id,
            payload=said,
            queue=to_member(line.case_id),
        )

    async def _say_reached(self, unit: Unit, line: LineRecord) -> None:
        """Whoever is at the desk's end reads that the member was told; once for each person who is there."""
        if line.thread_id is not None:
            key = f"line-desk-hello:{line.id}:{line.owner_id}:{line.thread_id}"
            await self._to_desk(unit, line, "line-desk", key, {"moment": "reached"})

    async def _pass_in(self, unit: Unit, line: LineRecord, number: int) -> None:
        await self._to_desk(unit, line, "line-word", f"line-word:{number}:{line.thread_id}", {"word": number})

    @staticmethod
    async def _to_desk(unit: Unit, line: LineRecord, kind: str, key: str, payload: dict[str, Any]) -> None:
        """Into the thread on the desk; before that is there, to whoever is at it."""
        if line.thread_id is None and (kind == "line-word" or line.owner_id is None):
            return
        await Outbox(unit).send(
            kind,
            f"line:{line.id}",
            key,
            priority=Priority.CASE,
            channel_id=line.thread_id,
            user_id=None if line.thread_id else line.owner_id,
            payload={"case": line.case_id, "line": line.id, "desk": 1, **payload},
            queue=f"desk:{line.case_id}",
        )
