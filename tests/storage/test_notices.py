"""A server's own words to members, on both engines: every version stays, the newest holds, no server sees another's."""

from bot.domain.notice_words import About, Hours, Place
from bot.domain.outbox import Priority
from bot.storage.database import Database
from bot.storage.notices import NoticeRepository
from bot.storage.outbox import Outbox

HERE = Place(About.MESSAGE, Hours.STAFFED, "en")
NIGHT = Place(About.MESSAGE, Hours.UNSTAFFED, "en")
GERMAN = Place(About.MESSAGE, Hours.STAFFED, "de")


async def test_every_version_stays_and_the_newest_holds(database: Database) -> None:
    async with database.unit(1) as unit:
        rows = NoticeRepository(unit)
        first = await rows.add(HERE, "Hello. {seen} {number} 🌿", 7)
        await rows.add(NIGHT, "Night. {seen} {number}", 7)
        second = await rows.add(HERE, None, 8)
    async with database.reading(1) as unit:
        rows = NoticeRepository(unit)
        assert await rows.history(HERE) == [second, first]
        assert await rows.newest(HERE) == second
        assert await rows.newest(GERMAN) is None
        assert await rows.get(first.id) == first
        assert {place: one.words for place, one in (await rows.all_newest()).items()} == {
            HERE: None,
            NIGHT: "Night. {seen} {number}",
        }
    async with database.reading(2) as unit:
        rows = NoticeRepository(unit)
        assert await rows.get(first.id) is None
        assert await rows.all_newest() == {}


async def test_what_is_noted_stands_beside_what_an_entry_carried(database: Database) -> None:
    async with database.unit(1) as unit:
        entry = await Outbox(unit).send("x", "x:1", "x:1", priority=Priority.CASE, user_id=5, payload={"case": 3})
        assert entry is not None
        await Outbox(unit).note(entry, {"version": 4})
        await Outbox(unit).note(entry, {"version": 6})
    async with database.unit(2) as unit:
        assert await Outbox(unit).noted(entry) == {}
        await Outbox(unit).note(entry, {"case": 9})
    async with database.reading(1) as unit:
        assert await Outbox(unit).noted(entry) == {"case": 3, "version": 6}
