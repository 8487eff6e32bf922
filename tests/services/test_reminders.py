"""Each reminder arrives once, says the truth, and is dropped when it would come too late."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.content import data_folder, load_content
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.storage.database import Database
from bot.storage.groups import GroupRepository
from tests.circle import GUILD, MARA, open_database, open_group, rows, sends, utc
from tests.clocks import StillClock
from tests.services.flags import Flags, screen
from tests.services.sweeping import sweep

CONTENT = load_content(data_folder())
STARTS = utc(2026, 3, 5, 17)


async def planned(database: Database, clock: StillClock, when: str = "thu 18:00", **group: str) -> SessionService:
    service = SessionService(database, clock, CONTENT, PrivateWords(Flags(), screen))
    number = await open_group(database, **group)  # type: ignore[arg-type]
    draft, _ = await service.plans.propose(GUILD, MARA, Wish(number, when, 1, MARA))
    await service.confirm(GUILD, MARA, draft)
    return service


async def at(service: SessionService, clock: StillClock, moment: datetime) -> None:
    clock.move(moment - clock.now())
    await sweep(service, clock)


async def test_reminders_come_at_each_stage(database: Database, clock: StillClock) -> None:
    service = await planned(database, clock)
    await at(service, clock, STARTS - timedelta(hours=24, seconds=1))
    assert not await sends(database, "session-reminder")
    await at(service, clock, STARTS - timedelta(hours=24))
    for minutes in (60, 10, 0):
        await at(service, clock, STARTS - timedelta(minutes=minutes))
    assert [row["payload"]["stage"] for row in await sends(database, "session-reminder")] == [1440, 60, 10, 0]
    assert not any(row["payload"]["late"] for row in await sends(database, "session-reminder"))
    assert {row["channel_id"] for row in await sends(database, "session-reminder")} == {11}


async def test_field_07_a_reminder_is_sent_once_across_a_restart(tmp_path: Path, clock: StillClock) -> None:
    for moment in (STARTS - timedelta(hours=30), STARTS - timedelta(hours=23), STARTS - timedelta(hours=22)):
        async with open_database(tmp_path, clock) as database:
            if not await rows(database, "series"):
                await planned(database, clock)
            service = SessionService(database, clock, CONTENT, PrivateWords(Flags(), screen))
            await at(service, clock, moment)
            await sweep(service, clock)
    async with open_database(tmp_path, clock) as database:
        assert [row["key"] for row in await sends(database, "session-reminder")] == ["reminder:1:1440:0"]


async def test_field_07_a_reminder_whose_transaction_fails_is_still_owed(database: Database, clock: StillClock) -> None:
    service = await planned(database, clock)
    clock.move(STARTS - clock.now() - timedelta(hours=24))
    with pytest.raises(RuntimeError):
        async with database.unit(GUILD) as unit:
            await service.reminders._remind(unit, 1)
            raise RuntimeError("killed before the commit")
    assert not await sends(database, "session-reminder")
    await sweep(service, clock)
    assert len(await sends(database, "session-reminder")) == 1


@pytest.mark.parametrize(
    ("late", "stages", "states"),
    [
        (timedelta(hours=-2), [1440], ["queued", "waiting", "waiting", "waiting"]),
        (timedelta(minutes=-30), [60], ["missed", "queued", "waiting", "waiting"]),
        (timedelta(minutes=-4), [10], ["missed", "missed", "queued", "waiting"]),
        (timedelta(minutes=4), [0], ["missed", "missed", "missed", "queued"]),
        (timedelta(minutes=11), [], ["missed", "missed", "missed", "missed"]),
    ],
)
async def test_after_an_outage_only_what_still_helps_is_sent(
    database: Database, clock: StillClock, late: timedelta, stages: list[int], states: list[str]
) -> None:
    service = await planned(database, clock)
    await at(service, clock, STARTS + late)
    assert [row["payload"]["stage"] for row in await sends(database, "session-reminder")] == stages
    assert all(row["payload"]["late"] for row in await sends(database, "session-reminder"))
    assert [row["state"] for row in await rows(database, "reminders")][:4] == states
    assert all(row["due_at"] is None or row["due_at"] > clock.now() for row in await rows(database, "reminders"))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
async def test_field_12_reminders_are_right_on_both_sides_of_a_clock_change(
    database: Database, clock: StillClock, zone: str
) -> None:
    service = await planned(database, clock, zone=zone)
    for _ in range(8 * 50):
        clock.move(timedelta(hours=3))
        await sweep(service, clock)
    sent = [row for row in await sends(database, "session-reminder") if row["payload"]["stage"] == 1440]
    starts = {row["id"]: row["starts"] for row in await rows(database, "sessions")}
    before = [starts[row["payload"]["session"]] - row["created_at"] for row in sent]
    assert len(sent) == len({row["key"] for row in sent}) >= 7
    assert all(timedelta(hours=21) < ahead <= timedelta(hours=24) for ahead in before)
    local = [starts[row["payload"]["session"]].astimezone(ZoneInfo(zone)) for row in sent]
    assert {one.hour for one in local} == {18}
    assert len({one.utcoffset() for one in local}) == 2


@pytest.mark.parametrize("state", ["paused", "archived", "testing"])
async def test_a_group_that_is_not_open_gets_none(database: Database, clock: StillClock, state: str) -> None:
    service = await planned(database, clock)
    async with database.unit(GUILD) as unit:
        await GroupRepository(unit).save(1, state=state)
    await at(service, clock, STARTS - timedelta(hours=24))
    assert not await sends(database, "session-reminder")
    assert next(row["state"] for row in await rows(database, "reminders")) == "withheld"


async def test_a_session_in_a_few_hours_gets_the_last_reminders_only(database: Database, clock: StillClock) -> None:
    await planned(database, clock, "today 18:00")
    mine = [row for row in await rows(database, "reminders") if row["session_id"] == 1]
    assert [row["stage"] for row in mine] == [60, 10, 0]


@pytest.mark.parametrize(("late", "sent"), [(0, [10]), (90, [10]), (180, [])])
async def test_a_stage_that_must_be_on_time_is_left_out_when_it_is_late(
    database: Database, clock: StillClock, late: int, sent: list[int]
) -> None:
    service = await planned(database, clock)
    await service.reminders.choose_stages(GUILD, 1, "10 min")
    await service.reminders.keep_punctual(GUILD, 1, "10 min, start")
    await at(service, clock, STARTS - timedelta(minutes=10) + timedelta(seconds=late))
    assert [row["payload"]["stage"] for row in await sends(database, "session-reminder")] == sent
    assert await service.reminders.stages(GUILD, 1) == (10,)


async def test_others_still_come_late_with_a_word_and_the_rule_can_be_taken_away(
    database: Database, clock: StillClock
) -> None:
    service = await planned(database, clock)
    await service.reminders.keep_punctual(GUILD, 1, "start")
    await at(service, clock, STARTS - timedelta(minutes=40))
    (card,) = await sends(database, "session-reminder")
    assert card["payload"]["late"]
    await service.reminders.keep_punctual(GUILD, 1, "none")
    assert await service.reminders.punctual(GUILD, 1) == ()
    await at(service, clock, STARTS + timedelta(minutes=4))
    assert [row["payload"]["stage"] for row in await sends(database, "session-reminder")] == [60, 0]
