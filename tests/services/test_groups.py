"""A group's life, who may lead it, and that one guild cannot name another's."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from bot.content import data_folder, load_content
from bot.domain.groups import GroupState
from bot.domain.guilds import ProfessionalRecord
from bot.domain.records import GroupRecord
from bot.errors import BadInput, NotFound, Refusal
from bot.services.groups import LEASE, GroupService, NewGroup
from bot.storage.agreements import AgreementRepository
from bot.storage.database import Database
from bot.storage.guilds import ProfessionalRepository
from bot.storage.unit import Unit
from tests.circle import ANNA, GUILD, MARA, open_group, rows, sends
from tests.clocks import StillClock

CONTENT = load_content(data_folder())
WANTED = NewGroup("support", "Evening circle", "Room 1", "Europe/Berlin", "de", 8, (MARA,))


@dataclass
class Builder:
    """Stands for Discord: takes a plan, or refuses it."""

    willing: bool = True
    seen: list[int] = field(default_factory=list)

    async def settle(self, guild_id: int, group_id: int) -> bool:
        self.seen.append(group_id)
        return self.willing


@pytest.fixture
async def groups(database: Database, clock: StillClock) -> GroupService:
    async with database.unit(GUILD) as unit:
        record = ProfessionalRecord(MARA, "Mara", "Psychologist", "Chamber", date(2030, 1, 1), False)
        await ProfessionalRepository(unit).save(record, MARA)
    return GroupService(database, clock, CONTENT)


async def test_a_new_group_is_a_draft_with_the_agreement_of_its_kind(groups: GroupService, database: Database) -> None:
    number = await groups.create(GUILD, MARA, WANTED)
    group = await groups.get(GUILD, number)
    assert (group.state, group.country, group.alias) == (GroupState.DRAFT, "DE", "Room 1")
    async with database.reading(GUILD) as unit:
        agreement = await AgreementRepository(unit).current(number)
    assert agreement is not None
    assert agreement.version == 1
    assert agreement.short == CONTENT.group_types["support"].agreement.short


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"type": "choir"}, "group-type-unknown"),
        ({"zone": "Mars/Olympus"}, "zone-unknown"),
        ({"country": "Narnia"}, "country-unreadable"),
        ({"name": " "}, "group-name-unreadable"),
    ],
)
async def test_bad_input_is_named(groups: GroupService, change: dict[str, str], key: str) -> None:
    with pytest.raises(BadInput) as error:
        await groups.create(GUILD, MARA, replace(WANTED, **change))
    assert error.value.key == key


async def test_nobody_leads_without_a_valid_record(groups: GroupService, clock: StillClock) -> None:
    with pytest.raises(Refusal, match="group-facilitator-without-record"):
        await groups.create(GUILD, MARA, replace(WANTED, facilitators=(ANNA,)))
    clock.move(timedelta(days=365 * 5))
    with pytest.raises(Refusal, match="group-facilitator-without-record"):
        await groups.create(GUILD, MARA, WANTED)


async def test_names_are_used_once(groups: GroupService) -> None:
    await groups.create(GUILD, MARA, WANTED)
    with pytest.raises(BadInput, match="group-name-taken"):
        await groups.create(GUILD, MARA, replace(WANTED, name="evening CIRCLE", alias="Room 2"))


async def test_a_draft_that_was_cut_off_is_taken_up_by_the_sweep(groups: GroupService, clock: StillClock) -> None:
    builder = Builder()
    groups.use_builder(builder)
    number = await groups.create(GUILD, MARA, WANTED)
    assert await groups.run_due(clock.now()) == 0
    clock.move(LEASE)
    assert await groups.run_due(clock.now()) == 1
    assert builder.seen == [number]
    assert await groups.run_due(clock.now()) == 0


async def test_what_discord_refused_is_tried_again_later(groups: GroupService, clock: StillClock) -> None:
    builder = Builder(willing=False)
    groups.use_builder(builder)
    await groups.create(GUILD, MARA, WANTED)
    for _ in range(3):
        clock.move(LEASE)
        assert await groups.run_due(clock.now()) == 1
        assert await groups.run_due(clock.now()) == 0
    assert len(builder.seen) == 3


async def test_no_group_opens_before_its_test_page_is_acknowledged(
    groups: GroupService, database: Database, clock: StillClock
) -> None:
    opened: list[int] = []

    async def listener(unit: Unit, group: GroupRecord) -> None:
        opened.append(group.id)

    groups.on_open(listener)
    number = await groups.create(GUILD, MARA, WANTED)
    await groups.building.channel_made(GUILD, number, "staff", 55)
    await groups.building.built(GUILD, number)
    await groups.building.built(GUILD, number)
    assert (await groups.get(GUILD, number)).state is GroupState.TESTING
    assert [row["channel_id"] for row in await sends(database, "group-test")] == [55]
    with pytest.raises(Refusal, match="join-not-open"):
        await groups.invite(GUILD, number, 1)
    for _ in range(2):
        async with database.unit(GUILD) as unit:
            await groups.tested(unit, number, clock.now())
    assert (await groups.get(GUILD, number)).state is GroupState.OPEN
    assert opened == [number]
    assert len(await sends(database, "group-opened")) == 1


async def test_pause_resume_archive_reopen(groups: GroupService, database: Database) -> None:
    number = await open_group(database)
    await groups.pause(GUILD, number)
    await groups.resume(GUILD, number)
    await groups.archive(GUILD, number)
    with pytest.raises(Refusal, match="group-state-wrong"):
        await groups.resume(GUILD, number)
    await groups.reopen(GUILD, number)
    assert (await groups.get(GUILD, number)).state is GroupState.TESTING


async def test_the_last_facilitator_stays(groups: GroupService, database: Database) -> None:
    number = await open_group(database)
    with pytest.raises(Refusal, match="group-last-facilitator"):
        await groups.remove_facilitator(GUILD, number, MARA)


async def test_a_draft_can_be_undone_and_nothing_else(groups: GroupService, database: Database) -> None:
    number = await groups.create(GUILD, MARA, WANTED)
    await groups.building.undone(GUILD, number)
    assert await rows(database, "agreements") == []
    other = await open_group(database)
    await groups.building.undone(GUILD, other)
    assert (await groups.get(GUILD, other)).id == other


async def test_another_guild_cannot_be_named(groups: GroupService, database: Database) -> None:
    number = await open_group(database)
    elsewhere = GUILD + 1
    for attempt in (groups.get, groups.pause, groups.archive, groups.reopen):
        with pytest.raises(NotFound):
            await attempt(elsewhere, number)
    with pytest.raises(NotFound):
        await groups.add_facilitator(elsewhere, number, MARA)
    assert await groups.visible(elsewhere, MARA, administrator=True) == []
    assert await groups.building.plan(elsewhere, number) is None
    assert (await groups.get(GUILD, number)).state is GroupState.OPEN


async def test_people_see_only_the_groups_they_run_or_are_in(groups: GroupService, database: Database) -> None:
    first = await open_group(database)
    await open_group(database, kind="skills", leader=999, members={888: ()}, channels={"talk": 21})
    assert [group.id for group in await groups.visible(GUILD, ANNA, administrator=False)] == [first]
    assert [group.id for group in await groups.visible(GUILD, MARA, administrator=False)] == [first]
    assert await groups.visible(GUILD, 4242, administrator=False) == []
    assert len(await groups.visible(GUILD, 4242, administrator=True)) == 2
