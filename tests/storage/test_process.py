"""Rounds, letters, thanks, topics, switches and counts speak to both databases."""

from datetime import date, timedelta

from bot.domain.feedback import FeedbackState, PlaceState
from bot.domain.topics import TopicState
from bot.domain.voices import NOBODY, Tally
from bot.storage.database import Database
from bot.storage.feedback import FeedbackRepository, RoundRepository
from bot.storage.letters import SideRoomRepository
from bot.storage.switches import SwitchRepository
from bot.storage.topics import TopicRepository
from bot.storage.voices import VoiceRepository
from tests.circle import ANNA, BEN, MARA, open_group
from tests.clocks import StillClock

GUILD, MONDAY = 7, date(2026, 3, 2)


async def test_counts_are_added_up_and_forgotten_on_both_sides(database: Database) -> None:
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        rows = VoiceRepository(unit)
        for number in (2, 3):
            await rows.add(group, Tally(MONDAY, ANNA, NOBODY, number))
        await rows.add(group, Tally(MONDAY, BEN, ANNA, 1))
        assert sorted(one.messages for one in await rows.since(group, MONDAY)) == [1, 5]
        assert await rows.since(group, MONDAY + timedelta(days=7)) == []
        assert await rows.forget(group, ANNA) == 2


async def test_a_feedback_is_written_again_and_released_once(database: Database) -> None:
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        rounds, rows = RoundRepository(unit), FeedbackRepository(unit)
        number = await rounds.add(group, MARA, pair=True)
        for one in (ANNA, BEN):
            await rounds.put(number, one, PlaceState.IN)
        (found,) = await rounds.of_person(ANNA)
        place = found.place_of(BEN)
        assert place is not None
        first = await rows.write(found, place.id, ANNA, b"1", shareable=False)
        assert first == await rows.write(found, place.id, ANNA, b"2", shareable=True)
        assert [row["words"] for row in await rows.waiting(group)] == [b"2"]
        assert not await rows.of_person(BEN), "nothing tells them before it is released"
        assert await rows.step(first, FeedbackState.WAITING, FeedbackState.RELEASED, receiver_id=BEN)
        assert not await rows.step(first, FeedbackState.WAITING, FeedbackState.RELEASED)
        assert len(await rows.of_person(BEN)) == 1
        assert not await rows.unread(place, number)
        assert await rounds.close(number)
        assert not await rounds.close(number)
        assert await rounds.going(group) == []


async def test_a_thread_is_owed_with_all_that_waits_for_it(database: Database, clock: StillClock) -> None:
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        rows = SideRoomRepository(unit)
        for kind in ("a", "b"):
            await rows.owe(group, ANNA, {"kind": kind, "subject": "x", "payload": {"group": group}})
        assert await rows.lease(1, clock.now() + timedelta(minutes=1))
        assert not await rows.lease(1, clock.now() + timedelta(minutes=1))
        row = await rows.get(1)
        assert row is not None
        assert [one["kind"] for one in row["pending"]] == ["a", "b"]


async def test_topics_wait_in_the_order_in_which_they_were_taken_up(database: Database, clock: StillClock) -> None:
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        rows = TopicRepository(unit)
        first = await rows.add(group, TopicState.PROPOSED, user_id=ANNA, box=b"1")
        clock.move(timedelta(hours=1))
        second = await rows.add(group, TopicState.WAITING, user_id=MARA, box=b"2")
        clock.move(timedelta(hours=1))
        assert await rows.move(first, TopicState.PROPOSED, TopicState.WAITING)
        assert not await rows.move(first, TopicState.PROPOSED, TopicState.WAITING)
        assert [row["id"] for row in await rows.of_group(group, TopicState.WAITING)] == [second, first]


async def test_a_switch_is_thrown_once(database: Database) -> None:
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        rows = SwitchRepository(unit)
        assert await rows.switch_off(group, "boundary", MARA)
        assert not await rows.switch_off(group, "boundary", MARA)
        assert await rows.off(group) == {"boundary"}
        assert await rows.switch_on(group, "boundary")
        assert not await rows.switch_on(group, "boundary")
