"""Who leaves the server is not paged any more, and who is responsible hears of it."""

from datetime import date

import pytest

from bot.domain.guilds import ProfessionalRecord
from bot.services.building import Building
from bot.services.cases import CaseService
from bot.services.enrolments import EnrolmentService
from bot.services.presence import PresenceService
from bot.services.rota import coverage
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.rota import RotaRepository
from tests.circle import ANNA, BEN, GUILD, MARA, open_group, rows, sends, utc
from tests.clocks import StillClock

SUE, TOM = 101, 102


@pytest.fixture
def presence(database: Database, clock: StillClock) -> PresenceService:
    return PresenceService(database, clock, EnrolmentService(database, clock))


@pytest.fixture
async def group(database: Database, clock: StillClock) -> int:
    """Mara leads and is on duty with Tom; Sue supervises."""
    number = await open_group(database)
    async with database.unit(GUILD) as unit:
        await GuildRepository(unit).save(desk_channel_id=5)
        for user_id, name, supervisor in ((SUE, "Sue", True), (TOM, "Tom", False)):
            record = ProfessionalRecord(user_id, name, "nurse", "board", date(2030, 1, 1), supervisor)
            await ProfessionalRepository(unit).save(record, SUE)
        for user_id in (MARA, TOM):
            await RotaRepository(unit).override(user_id, None, clock.now(), utc(2026, 3, 30))
    return number


async def on_duty(database: Database) -> list[int]:
    async with database.reading(GUILD) as unit:
        return (await coverage(unit)).on_duty


async def test_nobody_pages_who_left_and_their_record_and_shifts_stay(
    presence: PresenceService, group: int, database: Database, clock: StillClock
) -> None:
    assert set(await on_duty(database)) == {MARA, TOM}
    await presence.left(GUILD, MARA)
    await presence.left(GUILD, MARA)
    assert await on_duty(database) == [TOM]
    assert (await Building(database).plan(GUILD, group)).facilitators == ()  # type: ignore[union-attr]
    assert len(await rows(database, "overrides")) == 2
    assert MARA in {row["user_id"] for row in await rows(database, "facilitators")}
    told = await sends(database, "presence")
    assert {(row["user_id"], row["channel_id"]) for row in told} == {(SUE, None), (None, 5)}
    absence = await presence.absence(GUILD, MARA)
    assert absence is not None
    assert (absence.name, absence.absent, absence.groups) == ("Mara", True, ("support circle",))


async def test_a_page_goes_to_those_who_are_there(
    presence: PresenceService, group: int, database: Database, clock: StillClock
) -> None:
    await presence.left(GUILD, MARA)
    cases = CaseService(database, clock)
    await cases.call(GUILD, group, ANNA, 1, danger=True)
    await cases.run_due(clock.now())
    assert MARA not in {row["user_id"] for row in await rows(database, "pages")}
    assert TOM in {row["user_id"] for row in await rows(database, "pages")}


async def test_a_case_that_was_theirs_goes_to_somebody_else_at_once(
    presence: PresenceService, group: int, database: Database, clock: StillClock
) -> None:
    cases = CaseService(database, clock)
    case = (await cases.call(GUILD, group, ANNA, 1)).case_id
    await cases.acknowledge(GUILD, case, MARA)
    await presence.left(GUILD, MARA)
    await cases.run_due(clock.now())
    assert [row["state"] for row in await rows(database, "cases")] == ["paging"]
    assert (await rows(database, "pages"))[-1]["user_id"] == TOM


async def test_who_comes_back_has_everything_again(
    presence: PresenceService, group: int, database: Database, clock: StillClock
) -> None:
    await presence.came(GUILD, MARA)
    assert await sends(database, "presence") == [], "who was never away is not greeted"
    await presence.left(GUILD, MARA)
    clock.move(utc(2026, 3, 3) - clock.now())
    await presence.came(GUILD, MARA)
    assert set(await on_duty(database)) == {MARA, TOM}
    assert (await Building(database).plan(GUILD, group)).facilitators == (MARA,)  # type: ignore[union-attr]
    assert len(await sends(database, "presence")) == 4


async def test_everybody_whose_presence_matters_is_looked_for(
    presence: PresenceService, group: int, database: Database
) -> None:
    await presence.left(GUILD, TOM)
    await presence.left(GUILD, BEN)
    assert await presence.expected(GUILD) == {MARA: True, SUE: True, TOM: False, ANNA: True}
