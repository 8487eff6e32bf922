"""The courier: each entry is delivered, and once, whatever the connection does meanwhile."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.delivery.courier import Courier
from bot.delivery.hand import Handed
from bot.domain.outbox import OutboxEntry, Priority
from bot.storage.outbox import Outbox
from tests.circle import GUILD, open_database, rows
from tests.clocks import StillClock


class SlowHand:
    """Holds every entry until it may let go."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.took, self.free = asyncio.Event(), asyncio.Event()

    async def over(self, entry: OutboxEntry) -> Handed:
        self.taken.append(entry.id)
        self.took.set()
        await self.free.wait()
        return Handed(1, 2)


async def test_connecting_again_does_not_take_what_is_just_being_delivered(tmp_path: Path) -> None:
    clock, hand = StillClock(datetime(2026, 3, 2, 12, tzinfo=UTC)), SlowHand()
    async with open_database(tmp_path, clock) as database:
        courier = Courier(database, clock, hand)
        async with database.unit(GUILD) as unit:
            await Outbox(unit).send("note", "note:1", "note:1", priority=Priority.CASE, channel_id=1)
        await courier.start()
        await hand.took.wait()
        await courier.start()
        assert [row["state"] for row in await rows(database, "outbox")] == ["sending"]
        hand.free.set()
        while [row["state"] for row in await rows(database, "outbox")] != ["sent"]:
            await asyncio.sleep(0)
        await courier.stop()
    assert len(hand.taken) == 1
