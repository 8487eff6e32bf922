"""Seeing, exporting and erasing, over every table of the register."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, BigInteger, Boolean, Date, Integer, LargeBinary, String, Table, Text, Time, insert

from bot.domain.groups import EnrolmentState
from bot.domain.guilds import ProfessionalRecord
from bot.errors import Refusal
from bot.services.enrolments import EnrolmentService
from bot.services.privacy import PrivacyService
from bot.storage.database import Database
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.personal import REGISTER, Erasure, replay_erasures
from bot.storage.tables import metadata
from bot.storage.tables.base import Instant
from bot.texts import load_texts
from tests.circle import ANNA, BEN, GUILD, MARA, open_group, rows, utc
from tests.clocks import StillClock

PERSON = 987_654_321
NAMES_NOBODY = {
    "guild_id",
    "channel_id",
    "member_channel_id",
    "thread_id",
    "dm_channel_id",
    "desk_channel_id",
    "message_id",
    "category_id",
    "event_id",
    "staff_role_id",
}
NEEDED = {"guilds", "prompts", "checkins", "sessions", "rotations"}
"""Tables that name nobody, and that others refer to."""


@pytest.fixture
def privacy(database: Database, clock: StillClock) -> PrivacyService:
    return PrivacyService(database, clock)


def value(table: Table, name: str, words: bytes) -> Any:
    """Something that fits into a column."""
    if name == "guild_id":
        return GUILD
    if name in {trace.column for trace in REGISTER[table.name]}:
        return PERSON
    kinds: list[tuple[type, Any]] = [
        (LargeBinary, words),
        (Instant, utc(2026, 3, 1)),
        (Boolean, False),
        (BigInteger, 5),
        (Integer, 1),
        (JSON, {}),
        (Date, date(2026, 3, 1)),
        (Time, utc(2026, 3, 1, 8).time()),
        (Text, "x"),
        (String, "open"),
    ]
    return next(given for kind, given in kinds if isinstance(table.c[name].type, kind))


async def fill(database: Database) -> None:
    """One row in every table that names somebody, all naming the same person."""
    await open_group(database)
    words = await database.vault.seal(GUILD, PERSON, "marked words")
    async with database.everywhere(writes=True) as connection:
        for table in metadata.sorted_tables:
            if not REGISTER[table.name] and table.name not in NEEDED:
                continue
            own = {"due_at", "closed_at", "id"} if table.c.get("id") is not None else {"due_at"}
            if "id" in table.c and isinstance(table.c["id"].type, String):
                own.discard("id")
            given = {c.name: value(table, c.name, words) for c in table.c if c.name not in own}
            if "case_id" in given and table.name == "timeline":
                given["number"] = 1
            await connection.execute(insert(table).values(**given))


def test_every_table_and_every_column_that_names_somebody_is_in_the_register() -> None:
    """Failure 15: data deletion that forgets tables."""
    assert set(REGISTER) == set(metadata.tables)
    for name, table in metadata.tables.items():
        listed = {trace.column for trace in REGISTER[name]}
        naming = {c.name for c in table.c if isinstance(c.type, BigInteger)} - NAMES_NOBODY
        assert naming == listed, name
        sealed = {c.name for c in table.c if isinstance(c.type, LargeBinary)}
        assert sealed == {word for trace in REGISTER[name] for word in trace.sealed}, name


def test_what_is_kept_has_a_reason_and_is_about_staff() -> None:
    for traces in REGISTER.values():
        for trace in traces:
            assert bool(trace.reason) == (trace.erasure is Erasure.KEEP)
            assert not (trace.member and trace.erasure is Erasure.KEEP)


def test_every_table_about_people_is_explained_in_plain_words() -> None:
    texts = load_texts(Path("data/texts"))
    for name, traces in REGISTER.items():
        if traces:
            assert texts.say(f"privacy-table-{name.replace('_', '-')}", count=1)


async def test_export_holds_every_row_with_its_words(privacy: PrivacyService, database: Database) -> None:
    await fill(database)
    found = json.loads(await privacy.export(GUILD, PERSON))["tables"]
    assert set(found) == {name for name, traces in REGISTER.items() if traces}
    assert found["enrolments"][0]["emergency_reference"] == "marked words"
    assert found["responses"][0]["answer"] == "marked words"
    assert str(ANNA) not in json.dumps(found)


async def test_erasure_leaves_nothing_of_a_person_but_what_staff_did(
    privacy: PrivacyService, database: Database
) -> None:
    """Failure 15: self-requests that are ignored, tables that are forgotten."""
    await fill(database)
    async with database.unit(GUILD) as unit:
        other = ProfessionalRecord(MARA, "Mara", "Psychologist", "Chamber", date(2030, 1, 1), True)
        await ProfessionalRepository(unit).save(other, MARA)
        await GroupRepository(unit).add_facilitator(1, MARA)
    receipt = await privacy.erase(GUILD, PERSON)
    assert receipt.rows > 15
    kept = {name for name in REGISTER for row in await rows(database, name) if PERSON in dict(row).values()}
    assert kept == {n for n, ts in REGISTER.items() if any(trace.erasure is Erasure.KEEP for trace in ts)}
    for name in ("flags", "timeline"):
        for row in await rows(database, name):
            assert row["evidence" if name == "flags" else "note"] is None
    assert await database.vault.was_erased(GUILD, PERSON)
    assert {row["user_id"] for row in await rows(database, "enrolments")} == {ANNA, BEN}


async def test_erasing_frees_the_place(privacy: PrivacyService, database: Database, clock: StillClock) -> None:
    number = await open_group(database)
    people = EnrolmentService(database, clock)
    await privacy.erase(GUILD, ANNA)
    assert await people.standing(GUILD, number, ANNA) is None
    assert (await rows(database, "groups"))[0]["due_at"] == clock.now()


async def test_who_is_the_last_to_answer_is_asked_to_hand_over_first(
    privacy: PrivacyService, database: Database
) -> None:
    await open_group(database)
    with pytest.raises(Refusal, match="privacy-last-facilitator"):
        await privacy.erase(GUILD, MARA)
    async with database.unit(GUILD) as unit:
        record = ProfessionalRecord(5, "Sam", "Psychiatrist", "Chamber", date(2030, 1, 1), True)
        await ProfessionalRepository(unit).save(record, 5)
    with pytest.raises(Refusal, match="privacy-last-supervisor"):
        await privacy.erase(GUILD, 5)
    assert not await database.vault.was_erased(GUILD, 5)


async def test_a_restored_backup_is_erased_again_and_who_came_back_is_not(
    privacy: PrivacyService, database: Database, clock: StillClock
) -> None:
    number = await open_group(database)
    people = EnrolmentService(database, clock)
    await database.vault.destroy(GUILD, ANNA)  # the rows are there, as after a restore
    assert await replay_erasures(database, database.vault) == 1
    assert await people.standing(GUILD, number, ANNA) is None
    clock.move(timedelta(days=1))
    standing = await people.apply(GUILD, number, ANNA)
    assert standing.state is EnrolmentState.APPLIED
    assert await replay_erasures(database, database.vault) == 0
    assert await people.standing(GUILD, number, ANNA) is not None


async def test_nothing_of_another_guild_is_shown_or_erased(privacy: PrivacyService, database: Database) -> None:
    await open_group(database)
    assert await privacy.holdings(GUILD + 1, ANNA) == {}
    await privacy.erase(GUILD + 1, ANNA)
    assert (await privacy.holdings(GUILD, ANNA))["enrolments"] == 1
