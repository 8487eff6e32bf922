"""Members' words at rest: sealed under a key of their own, unreadable once it is destroyed."""

from datetime import date
from pathlib import Path

from bot.domain.guilds import ProfessionalRecord
from bot.storage.database import Database
from bot.storage.guilds import ProfessionalRepository
from bot.storage.vault import load_master_key


async def test_words_come_back_to_their_person_only(database: Database) -> None:
    async with database.unit(1) as unit:
        box = await unit.seal(7, "a hard night")
        assert b"hard" not in box
        assert await unit.open(7, box) == "a hard night"
        assert await unit.open(8, box) is None
    async with database.reading(2) as unit:
        assert await unit.open(7, box) is None


async def test_erasing_a_person_makes_every_copy_unreadable(database: Database) -> None:
    async with database.unit(1) as unit:
        box = await unit.seal(7, "a hard night")
    await database.vault.destroy(1, 7)
    assert await database.vault.was_erased(1, 7)
    async with database.unit(1) as unit:
        assert await unit.open(7, box) is None
        fresh = await unit.seal(7, "back again")
        assert await unit.open(7, fresh) == "back again"
        assert await unit.open(7, box) is None


async def test_field_10_a_repository_cannot_name_another_guild(database: Database, clock: object) -> None:

    record = ProfessionalRecord(7, "Mara", "psychologist", "board", date(2027, 1, 1), supervisor=True)
    async with database.unit(1) as unit:
        await ProfessionalRepository(unit).save(record, 9)
    async with database.unit(2) as unit:
        assert await ProfessionalRepository(unit).list() == []
        assert not await ProfessionalRepository(unit).remove(7)
    async with database.reading(1) as unit:
        assert await ProfessionalRepository(unit).list() == [record]


def test_a_master_key_that_was_cut_off_while_it_was_made_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "home" / "master.key"
    file.parent.mkdir()
    (file.parent / "master.1").write_bytes(b"half of")
    made = load_master_key(None, file)
    assert load_master_key(None, file) == made
    assert file.stat().st_mode & 0o077 == 0
