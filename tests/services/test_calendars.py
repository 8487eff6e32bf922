"""Whose sessions a calendar shows, and what a secret link opens."""

import pytest

from bot.content import data_folder, load_content
from bot.errors import Refusal
from bot.services.calendars import CalendarService
from bot.services.privacy import PrivacyService
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.storage.database import Database
from tests.circle import ANNA, GUILD, MARA, open_group, rows
from tests.clocks import StillClock

CONTENT = load_content(data_folder())
STRANGER = 999


@pytest.fixture
def calendars(database: Database, clock: StillClock) -> CalendarService:
    return CalendarService(database, clock, "https://circle.example.org/")


async def planned(database: Database, clock: StillClock, private: PrivateWords) -> SessionService:
    service = SessionService(database, clock, CONTENT, private)
    wish = Wish(await open_group(database), "thu 18:00", 1, MARA, title="Grief and anger")
    draft, _ = await service.plans.propose(GUILD, MARA, wish)
    await service.confirm(GUILD, MARA, draft)
    return service


async def test_members_and_those_who_lead_see_their_groups_by_the_neutral_name(
    database: Database, clock: StillClock, private: PrivateWords, calendars: CalendarService
) -> None:
    await planned(database, clock, private)
    for person in (ANNA, MARA):
        found = await calendars.of(GUILD, person)
        assert found.names == ("Thursday circle",)
        assert [one.title for one in found.series] == ["Thursday circle"]
    for group in (None, 1):
        with pytest.raises(Refusal, match="calendar-no-groups"):
            await calendars.of(GUILD, STRANGER, group)


async def test_a_moved_and_a_cancelled_session_are_in_it(
    database: Database, clock: StillClock, private: PrivateWords, calendars: CalendarService
) -> None:
    service = await planned(database, clock, private)
    first, second, *_ = await service.coming(GUILD, MARA)
    await service.cancel(GUILD, first.session.id, 0)
    _, starts = await service.moved_to(GUILD, second.session.id, "2026-03-13 17:00")
    await service.move(GUILD, second.session.id, 0, starts)
    (one,) = (await calendars.of(GUILD, ANNA)).series
    assert one.first == second.session.date
    assert [(two.date, two.starts) for two in one.elsewhen] == [(second.session.date, starts)]


async def test_a_link_opens_until_there_is_a_new_one(
    database: Database, clock: StillClock, private: PrivateWords, calendars: CalendarService
) -> None:
    await planned(database, clock, private)
    old, new = [await calendars.new_link(GUILD, ANNA) for _ in range(2)]
    tokens = [link.removeprefix("https://circle.example.org/calendar/").removesuffix(".ics") for link in (old, new)]
    assert await calendars.behind(tokens[0]) is None
    assert await calendars.behind(tokens[1]) == await calendars.of(GUILD, ANNA)
    (kept,) = await rows(database, "calendar_links")
    assert tokens[1] not in str(dict(kept)), "only a hash is kept"
    assert await calendars.behind("") is None


async def test_a_link_ends_with_the_person(
    database: Database, clock: StillClock, private: PrivateWords, calendars: CalendarService
) -> None:
    await planned(database, clock, private)
    token = (await calendars.new_link(GUILD, ANNA)).split("/")[-1].removesuffix(".ics")
    await PrivacyService(database, clock).erase(GUILD, ANNA)
    assert await calendars.behind(token) is None
    assert not await rows(database, "calendar_links")


async def test_nobody_without_a_group_gets_a_link_and_nobody_at_all_where_none_is_served(
    database: Database, clock: StillClock, calendars: CalendarService
) -> None:
    with pytest.raises(Refusal, match="calendar-no-groups"):
        await calendars.new_link(GUILD, STRANGER)
    with pytest.raises(Refusal, match="calendar-not-served"):
        await CalendarService(database, clock, None).new_link(GUILD, ANNA)
