"""Messages for one person that their direct messages refuse: a private thread under their group's channel gets them."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.domain.outbox import OutboxEntry, Priority
from bot.services.floor import Floor
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.letters import SideRoomRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import side_rooms
from bot.storage.unit import Unit

LEASE = timedelta(seconds=60)
GONE = timedelta(hours=1)
"""How long until the thread of somebody who is gone is deleted again, if Discord refused."""
TRIES = 3
"""Threads that are tried before those who lead are told that no word arrives."""
LOST = "side-room-lost"


class SideRooms:
    """Makes the threads through the floor; what is sent there carries no words, only a button that opens them."""

    def __init__(self, database: Database) -> None:
        self._database, self._due = database, Due(database)
        self._floor: Floor | None = None

    def use_floor(self, floor: Floor) -> None:
        """Let threads be made through ``floor``."""
        self._floor = floor

    async def delivered(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a direct message that names its ``group``: a refused one waits for a thread."""
        if delivered or entry.user_id is None:
            return
        message = {"kind": entry.kind, "subject": entry.subject, "payload": dict(entry.payload)}
        await SideRoomRepository(unit).owe(int(entry.payload["group"]), entry.user_id, message)

    async def run_due(self, now: datetime) -> int:
        """Make the threads that are needed, and send what waits for them."""
        return await self._due.each(side_rooms, now, partial(self._bring, lease=now + LEASE))

    async def _bring(self, guild_id: int, room_id: int, lease: datetime) -> None:
        async with self._database.unit(guild_id) as unit:
            row = await SideRoomRepository(unit).get(room_id)
            if row is None or self._floor is None or not await SideRoomRepository(unit).lease(room_id, lease):
                return
            if row["user_id"] is None:
                await SideRoomRepository(unit).save(room_id, due_at=unit.now() + GONE)
            talk = await GroupRepository(unit).channel(row["group_id"], "talk")
        if row["user_id"] is None:
            await self._clear(self._floor, guild_id, room_id, row["channel_id"])
            return
        place = row["channel_id"]
        if place is None or not await self._floor.join(guild_id, place, row["user_id"]):
            people = [row["user_id"]]
            place = talk and await self._floor.private_thread(guild_id, talk, "private", room_id, people)
        async with self._database.unit(guild_id) as unit:
            await self._hand(unit, room_id, place)

    async def _clear(self, floor: Floor, guild_id: int, room_id: int, place: int | None) -> None:
        """Delete the thread, and then the row; what Discord refuses is tried again."""
        if place is None or await floor.drop_thread(guild_id, place):
            async with self._database.unit(guild_id) as unit:
                await SideRoomRepository(unit).remove(room_id)

    @staticmethod
    async def _hand(unit: Unit, room_id: int, place: int | None) -> None:
        row = await SideRoomRepository(unit).get(room_id)
        if row is None or row["user_id"] is None:
            return
        if place is None and row["attempts"] + 1 < TRIES:
            await SideRoomRepository(unit).save(room_id, attempts=row["attempts"] + 1)
            return
        await SideRoomRepository(unit).save(room_id, channel_id=place, pending=[], attempts=0, due_at=None)
        staff = await GroupRepository(unit).channel(row["group_id"], "staff")
        lost: dict[str, Any] = {"kind": LOST, "subject": f"side-room:{room_id}", "payload": {"person": row["user_id"]}}
        for one in (row["pending"] or ()) if place is not None else [lost]:
            if (channel := place or staff) is not None:
                await Outbox(unit).send(
                    one["kind"],
                    one["subject"],
                    f"side-room:{room_id}:{secrets.token_hex(4)}",
                    priority=Priority.MEMBER,
                    channel_id=channel,
                    payload=one["payload"],
                )
