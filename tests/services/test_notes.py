"""Notes about sessions: shared among those who lead, sealed, and each person's own."""

import pytest

from bot.content import data_folder, load_content
from bot.domain.notes import NotePart
from bot.errors import NotFound
from bot.services.notes import NoteService
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.storage.database import Database
from tests.circle import BEN, GUILD, MARA, open_group, rows
from tests.clocks import StillClock

CONTENT = load_content(data_folder())


async def test_notes_are_shared_sealed_and_each_persons_own(
    database: Database, clock: StillClock, private: PrivateWords
) -> None:
    sessions, notes = SessionService(database, clock, CONTENT, private), NoteService(database)
    wish = Wish(await open_group(database), "thu 18:00", 1, MARA, count=1)
    await sessions.confirm(GUILD, MARA, (await sessions.plans.propose(GUILD, MARA, wish))[0])
    number = (await rows(database, "sessions"))[0]["id"]
    assert [one.id for one in await notes.choices(GUILD, MARA, "thu")] == [number]
    assert not await notes.choices(GUILD, BEN, "")
    await notes.write(GUILD, number, NotePart.DEBRIEF, MARA, "too fast")
    await notes.write(GUILD, number, NotePart.PLAN, BEN, "breathing first")
    await notes.write(GUILD, number, NotePart.PLAN, MARA, "a round")
    await notes.write(GUILD, number, NotePart.PLAN, MARA, "a short round")
    found = [(note.part.value, note.user_id, note.words) for note in await notes.of(GUILD, number)]
    assert found == [("plan", BEN, "breathing first"), ("plan", MARA, "a short round"), ("debrief", MARA, "too fast")]
    assert all(b"round" not in row["words"] for row in await rows(database, "session_notes"))
    await notes.write(GUILD, number, NotePart.PLAN, MARA, "  ")
    assert await notes.mine(GUILD, number, NotePart.PLAN, MARA) == ""
    assert len(await notes.of(GUILD, number)) == 2
    with pytest.raises(NotFound):
        await notes.of(GUILD + 1, number)
