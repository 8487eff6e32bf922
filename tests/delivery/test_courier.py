"""What is urgent overtakes everything, and nothing that was claimed is lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.delivery.courier import ORDINARY, Courier
from bot.delivery.hand import Handed
from bot.domain.outbox import OutboxEntry, Priority
from bot.errors import Doubtful
from bot.storage.database import Database
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit
from tests.circle import GUILD, open_database, rows
from tests.clocks import StillClock

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Hands:
    """Notes what is handed over; reminders wait until ``free`` is set, as they do for Discord's limits."""

    def __init__(self) -> None:
        self.handed: list[str] = []
        self.begun: list[str] = []
        self.free = asyncio.Event()
        self.arrived = asyncio.Event()
        self.failing = 0
        self.broken: set[str] = set()

    async def over(self, entry: OutboxEntry) -> Handed | None:
        self.begun.append(entry.kind)
        if entry.priority is Priority.REMINDER or entry.kind == "stuck":
            await self.free.wait()
        if entry.kind in self.broken:
            raise KeyError(entry.kind)
        if self.failing:
            self.failing -= 1
            raise Doubtful(502)
        self.handed.append(entry.kind)
        if entry.kind == "page":
            self.arrived.set()
        return Handed()


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
async def database(tmp_path: Path, clock: StillClock) -> AsyncIterator[Database]:
    async with open_database(tmp_path, clock) as found:
        yield found


async def owe(database: Database, kind: str, priority: Priority, count: int = 1) -> None:
    """Queue messages."""
    async with database.unit(GUILD) as unit:
        for number in range(count):
            await Outbox(unit).send(kind, "case:1", f"{kind}:{number}", priority=priority, channel_id=number + 1)


async def states(database: Database) -> dict[str, int]:
    """How many entries are in which state."""
    found = [row["state"] for row in await rows(database, "outbox")]
    return {state: found.count(state) for state in set(found)}


async def test_a_crisis_page_goes_out_though_every_reminder_is_stuck(database: Database, clock: StillClock) -> None:
    hands = Hands()
    courier = Courier(database, clock, hands)
    database.on_commit(courier.wake)
    await owe(database, "reminder", Priority.REMINDER, 5000)
    await courier.start()
    while len(hands.begun) < ORDINARY.at_once:
        await asyncio.sleep(0)
    await owe(database, "page", Priority.CRISIS)
    await hands.arrived.wait()
    assert hands.handed == ["page"]
    assert hands.begun.count("reminder") == ORDINARY.at_once
    await courier.stop()


async def test_ordinary_entries_are_claimed_in_batches_and_pages_singly(database: Database, clock: StillClock) -> None:
    hands = Hands()
    hands.free.set()
    claims: list[str] = []

    def heard(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE outbox SET state") and "RETURNING" in statement:
            claims.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", heard)
    await owe(database, "reminder", Priority.REMINDER, 100)
    await Courier(database, clock, hands).drain()
    assert hands.handed == ["reminder"] * 100
    assert len(claims) == 100 / ORDINARY.batch + 2, "two of them found nothing more"


async def test_a_batch_that_a_kill_left_behind_is_recovered(database: Database, clock: StillClock) -> None:
    hands = Hands()
    courier = Courier(database, clock, hands)
    await owe(database, "reminder", Priority.REMINDER, 15)
    await courier.start()
    while not hands.begun:
        await asyncio.sleep(0)
    await courier.stop()
    assert (await states(database)).get("sending", 0) >= 10
    again = Hands()
    again.free.set()
    second = Courier(database, clock, again)
    await second.start()
    while (await states(database)) != {"sent": 15}:
        await asyncio.sleep(0)
    assert len(again.handed) == 15
    await second.stop()


async def test_who_wants_to_know_hears_of_the_first_try_that_fails(database: Database, clock: StillClock) -> None:
    hands, heard = Hands(), list[tuple[str, bool | None]]()
    courier = Courier(database, clock, hands)

    async def trouble(_unit: Unit, entry: OutboxEntry) -> None:
        heard.append((entry.kind, None))

    async def result(_unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        heard.append((entry.kind, delivered))

    courier.on_trouble("page", trouble)
    courier.on_result("page", result)
    hands.failing = 1
    await owe(database, "page", Priority.CRISIS)
    await courier.drain()
    assert heard == [("page", None)]
    clock.move(timedelta(minutes=1))
    await courier.drain()
    assert heard == [("page", None), ("page", True)]


async def test_a_card_that_cannot_be_drawn_holds_up_no_other_and_is_no_delivery(
    database: Database, clock: StillClock
) -> None:
    hands, troubled = Hands(), list[str]()
    hands.free.set()
    hands.broken = {"page"}
    courier = Courier(database, clock, hands)

    async def trouble(_unit: Unit, entry: OutboxEntry) -> None:
        troubled.append(entry.kind)

    courier.on_trouble("page", trouble)
    await owe(database, "page", Priority.CRISIS)
    await owe(database, "reminder", Priority.REMINDER, 3)
    await courier.drain()
    assert hands.handed == ["reminder"] * 3
    assert troubled == ["page"], "the chain moves on at once"
    hands.broken = set()
    clock.move(timedelta(minutes=1))
    await courier.drain()
    assert await states(database) == {"sent": 4}


async def test_field_06_a_channel_that_makes_everyone_wait_holds_up_no_page_to_somebody_else(
    database: Database, clock: StillClock
) -> None:
    hands = Hands()
    courier = Courier(database, clock, hands)
    async with database.unit(GUILD) as unit:
        for number in range(20):
            subject = f"case:{number}"
            await Outbox(unit).send("stuck", subject, f"{number}", priority=Priority.CRISIS, channel_id=1)
    await courier.start()
    while hands.begun.count("stuck") < 2:
        await asyncio.sleep(0)
    clock.move(timedelta(seconds=1))
    await owe_to(database, "page", 2)
    courier.wake()
    async with asyncio.timeout(10):
        await hands.arrived.wait()
    assert hands.begun.count("stuck") <= 3
    hands.free.set()
    async with asyncio.timeout(10):
        while hands.handed.count("stuck") < 20:
            await asyncio.sleep(0.01)
    await courier.stop()


async def owe_to(database: Database, kind: str, channel_id: int) -> None:
    """Queue one urgent message to a channel."""
    async with database.unit(GUILD) as unit:
        await Outbox(unit).send(kind, "case:99", f"{kind}:99", priority=Priority.CRISIS, channel_id=channel_id)
