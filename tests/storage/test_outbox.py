"""The outbox: queued once, claimed once, most urgent first, never lost."""

from datetime import timedelta

from bot.domain.outbox import Priority
from bot.storage.database import Database
from bot.storage.deliveries import Deliveries, backoff
from bot.storage.outbox import Outbox
from tests.clocks import StillClock


async def _queue(database: Database, key: str, priority: Priority, guild: int = 1) -> str | None:
    async with database.unit(guild) as unit:
        return await Outbox(unit).send("page", f"case:{key}", key, priority=priority, user_id=7)


async def test_the_same_key_is_queued_once_in_a_guild(database: Database) -> None:
    assert await _queue(database, "a", Priority.PAGE)
    assert await _queue(database, "a", Priority.PAGE) is None
    assert await _queue(database, "a", Priority.PAGE, guild=2)


async def test_the_most_urgent_goes_first(database: Database, clock: StillClock) -> None:
    await _queue(database, "reminder", Priority.REMINDER)
    await _queue(database, "crisis", Priority.CRISIS)
    await _queue(database, "case", Priority.CASE)
    claimed = [(await Deliveries(database).claim(clock.now(), 1))[0].subject for _ in range(3)]
    assert claimed == ["case:crisis", "case:case", "case:reminder"]


async def test_an_entry_is_claimed_by_one(database: Database, clock: StillClock) -> None:
    await _queue(database, "a", Priority.PAGE)
    assert len(await Deliveries(database).claim(clock.now(), 5)) == 1
    assert await Deliveries(database).claim(clock.now(), 5) == []


async def test_what_a_crash_left_open_comes_back_as_doubtful(database: Database, clock: StillClock) -> None:
    await _queue(database, "a", Priority.PAGE)
    await Deliveries(database).claim(clock.now(), 1)
    assert await Deliveries(database).recover() == 1
    (entry,) = await Deliveries(database).claim(clock.now(), 1)
    assert entry.doubtful


async def test_a_failed_try_waits_and_is_tried_again(database: Database, clock: StillClock) -> None:
    await _queue(database, "a", Priority.PAGE)
    deliveries = Deliveries(database)
    (entry,) = await deliveries.claim(clock.now(), 1)
    await deliveries.retry(entry, clock.now() + backoff(entry.attempts), "500", doubtful=True)
    assert await deliveries.claim(clock.now(), 1) == []
    clock.move(timedelta(seconds=2))
    (again,) = await deliveries.claim(clock.now(), 1)
    assert (again.id, again.attempts, again.doubtful) == (entry.id, 1, True)


async def test_a_withdrawn_message_is_not_sent(database: Database, clock: StillClock) -> None:
    await _queue(database, "a", Priority.PAGE)
    async with database.unit(1) as unit:
        assert await Outbox(unit).withdraw("case:a") == 1
    assert await Deliveries(database).claim(clock.now(), 1) == []


async def test_many_refreshes_of_a_subject_become_one(database: Database, clock: StillClock) -> None:
    async with database.unit(1) as unit:
        for _ in range(3):
            await Outbox(unit).refresh("case:1")
    assert len(await Deliveries(database).claim(clock.now(), 5)) == 1


async def test_a_broken_transaction_owes_nothing(database: Database, clock: StillClock) -> None:
    woken: list[int] = []
    database.on_commit(lambda: woken.append(1))
    try:
        async with database.unit(1) as unit:
            await Outbox(unit).send("page", "case:1", "k", priority=Priority.PAGE, user_id=7)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert woken == []
    assert await Deliveries(database).claim(clock.now(), 1) == []


async def test_messages_of_a_queue_go_one_after_the_other(database: Database) -> None:
    deliveries = Deliveries(database)
    async with database.unit(1) as unit:
        made = [
            await Outbox(unit).send("word", "line:1", f"w{n}", priority=Priority.CASE, user_id=5, queue="member:1")
            for n in range(4)
        ]
    for entry in made[:2]:
        (claimed,) = await deliveries.claim(database.clock.now(), 50)
        assert claimed.id == entry
        assert await deliveries.claim(database.clock.now(), 50) == []
        async with database.unit(1) as unit:
            await deliveries.finish(unit, claimed, "sent")
    async with database.unit(1) as unit:
        assert [row["id"] for row in await Outbox(unit).take_back("member:1")] == made[2:]
        assert await Outbox(unit).send("word", "line:1", "w4", priority=Priority.CASE, user_id=5, queue="member:1")
    assert len(await deliveries.claim(database.clock.now(), 50)) == 1, "nothing waits for what was taken back"
