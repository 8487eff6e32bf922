"""Calendar feeds over a real socket: one link, its state, and how often it may be asked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time, timedelta

import aiohttp

from bot.domain.calendars import CalendarSeries
from bot.domain.recurrence import SeriesRule
from bot.feeds import MISSES, FeedOptions, open_feeds
from bot.services.calendars import PersonalCalendar
from tests.circle import utc
from tests.clocks import StillClock

RULE = SeriesRule(date(2026, 3, 5), time(18), 90, 1, "Europe/Berlin")
OAK = PersonalCalendar(("Circle Oak",), (CalendarSeries("1-2-3", "Circle Oak", RULE, RULE.first, None),))


class Shelf:
    """Calendars by token."""

    def __init__(self) -> None:
        self.calendars = {"anna": OAK}

    async def behind(self, token: str) -> PersonalCalendar | None:
        return self.calendars.get(token)


@asynccontextmanager
async def asking(shelf: Shelf, clock: StillClock) -> AsyncIterator[aiohttp.ClientSession]:
    options = FeedOptions("127.0.0.1", 0, "Sessions")
    async with open_feeds(shelf, clock, options) as address, aiohttp.ClientSession(address) as session:
        yield session


async def test_a_feed_is_read_and_read_again_only_when_it_changed() -> None:
    clock, shelf = StillClock(utc(2026, 3, 2, 12)), Shelf()
    async with asking(shelf, clock) as session:
        async with session.get("/calendar/anna.ics") as answer:
            assert (answer.status, answer.content_type) == (200, "text/calendar")
            assert "SUMMARY:Circle Oak" in await answer.text()
            tag = answer.headers["ETag"]
        clock.move(timedelta(hours=2))
        async with session.get("/calendar/anna.ics", headers={"If-None-Match": tag}) as answer:
            assert (answer.status, answer.headers["ETag"]) == (304, tag)
        shelf.calendars["anna"] = PersonalCalendar((), ())
        async with session.get("/calendar/anna.ics", headers={"If-None-Match": tag}) as answer:
            assert answer.status == 200
        async with session.post("/calendar/anna.ics") as answer:
            assert answer.status == 405


async def test_unknown_links_are_not_found_and_guessing_ends() -> None:
    clock = StillClock(utc(2026, 3, 2, 12))
    async with asking(Shelf(), clock) as session:
        seen = []
        for _ in range(MISSES + 1):
            async with session.get("/calendar/ben.ics") as answer:
                seen.append(answer.status)
        assert seen == [404] * MISSES + [429]
        async with session.get("/calendar/anna.ics") as answer:
            assert answer.status == 200, "who guesses keeps nobody else out"
