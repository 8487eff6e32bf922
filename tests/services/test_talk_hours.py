"""What becomes of a channel's hours while the process is down, and how often anything is told."""

from datetime import timedelta

import pytest

from bot.content import data_folder, load_content
from bot.domain.hours import Hours, HoursKind
from bot.errors import BadInput
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.services.talk_hours import HoursService
from bot.storage.database import Database
from tests.circle import GUILD, MARA, open_group, rows, sends
from tests.clocks import StillClock

CONTENT = load_content(data_folder())


async def planned(database: Database, clock: StillClock, private: PrivateWords) -> tuple[HoursService, int]:
    """A group that meets each Thursday for an hour, and writes around its sessions only."""
    sessions, hours = SessionService(database, clock, CONTENT, private), HoursService(database)
    group = await open_group(database)
    wish = Wish(group, "thu 18:00", 1, MARA, minutes=60)
    await sessions.confirm(GUILD, MARA, (await sessions.plans.propose(GUILD, MARA, wish))[0])
    await hours.choose(GUILD, group, Hours(HoursKind.SESSION))
    return hours, group


async def test_what_passed_while_it_was_down_is_not_told(
    database: Database, clock: StillClock, private: PrivateWords
) -> None:
    hours, _ = await planned(database, clock, private)
    clock.move((await rows(database, "talk_hours"))[0]["due_at"] - clock.now() + timedelta(days=2))
    await hours.run_due(clock.now())
    (row,) = await rows(database, "talk_hours")
    assert not row["open"]
    assert len(await sends(database, "talk-hours")) == 1
    assert row["due_at"] > clock.now()


async def test_each_turn_is_told_once_however_often_it_is_asked(
    database: Database, clock: StillClock, private: PrivateWords
) -> None:
    hours, _ = await planned(database, clock, private)
    turns = list[bool]()
    for _ in range(6):
        (row,) = await rows(database, "talk_hours")
        turns.append(row["open"])
        clock.move(row["due_at"] - clock.now())
        await hours.run_due(clock.now())
        await hours.run_due(clock.now())
    assert turns == [False, True] * 3
    assert len([one for one in await rows(database, "outbox") if one["kind"] == "talk-hours"]) == 7


async def test_minutes_beyond_reason_are_refused(database: Database, clock: StillClock, private: PrivateWords) -> None:
    hours, group = await planned(database, clock, private)
    with pytest.raises(BadInput):
        await hours.choose(GUILD, group, Hours(HoursKind.SESSION, 15, 600))
