"""Joining through the agreement, waiting for a place, changing one's mind, leaving."""

from datetime import timedelta

import pytest

from bot.content import data_folder, load_content
from bot.domain.groups import Consent, EnrolmentState
from bot.errors import BadInput, NotFound, Refusal
from bot.services.agreements import AgreementService
from bot.services.enrolments import EnrolmentService, Standing
from bot.services.groups import GroupService
from bot.services.places import HOLD
from bot.storage.agreements import AgreementRepository
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from tests.circle import ALL, ANNA, BEN, GUILD, MARA, open_group, rows, sends
from tests.clocks import StillClock

CLEO, DORA = 203, 204
YES = dict.fromkeys(Consent, True)


@pytest.fixture
def people(database: Database, clock: StillClock) -> EnrolmentService:
    return EnrolmentService(database, clock)


@pytest.fixture
def groups(database: Database, clock: StillClock) -> GroupService:
    return GroupService(database, clock, load_content(data_folder()))


@pytest.fixture
def agreements(database: Database, clock: StillClock) -> AgreementService:
    return AgreementService(database, clock)


@pytest.fixture
async def group(database: Database) -> int:
    """An open group with Anna and Ben in it, and room for one more."""
    number = await open_group(database, channels={"talk": 11, "checkins": 12, "staff": 13})
    async with database.unit(GUILD) as unit:
        await AgreementRepository(unit).add(number, 1, "short", "long", MARA)
        await GroupRepository(unit).save(number, capacity=3)
    return number


async def arrive(people: EnrolmentService, group: int, user: int) -> Standing:
    await people.apply(GUILD, group, user)
    return await people.about(GUILD, group, user, of_age=True, country="at", reference="file 12")


async def test_acceptance_is_recorded_with_version_and_time(
    people: EnrolmentService, group: int, database: Database, clock: StillClock
) -> None:
    assert (await arrive(people, group, CLEO)).state is EnrolmentState.PREPARING
    given = {Consent.GROUND_RULES: True, Consent.SCREENING: False, Consent.CHECKINS: True}
    assert (await people.accept(GUILD, group, CLEO, 1, given)).state is EnrolmentState.ACTIVE
    async with database.reading(GUILD) as unit:
        enrolments = EnrolmentRepository(unit)
        found = await enrolments.get(group, CLEO)
        assert found is not None
        assert (found.accepted_version, found.accepted_at, found.country) == (1, clock.now(), "AT")
        assert await enrolments.reference(group, CLEO) == "file 12"
        assert not await enrolments.consented(group, CLEO, Consent.SCREENING)
        assert await enrolments.consented(group, CLEO, Consent.CHECKINS)
        assert not await enrolments.consented(group, CLEO, Consent.STATISTICAL)


async def test_the_ground_rules_are_needed_and_nothing_else(people: EnrolmentService, group: int) -> None:
    await arrive(people, group, CLEO)
    with pytest.raises(BadInput, match="join-ground-rules-needed"):
        await people.accept(GUILD, group, CLEO, 1, {Consent.SCREENING: True})
    only = {consent: consent is Consent.GROUND_RULES for consent in Consent}
    assert (await people.accept(GUILD, group, CLEO, 1, only)).state is EnrolmentState.ACTIVE


async def test_nothing_is_kept_of_somebody_too_young(people: EnrolmentService, group: int, database: Database) -> None:
    await people.apply(GUILD, group, CLEO)
    standing = await people.about(GUILD, group, CLEO, of_age=False, country="AT", reference="file 12")
    assert standing.state is EnrolmentState.LEFT
    row = next(row for row in await rows(database, "enrolments") if row["user_id"] == CLEO)
    assert (row["state"], row["country"], row["emergency_reference"]) == ("left", None, None)


async def test_a_full_group_has_a_line_that_moves_when_a_place_is_free(
    people: EnrolmentService, groups: GroupService, group: int, database: Database, clock: StillClock
) -> None:
    await arrive(people, group, CLEO)
    await people.accept(GUILD, group, CLEO, 1, YES)
    clock.move(timedelta(seconds=1))
    assert await arrive(people, group, DORA) == Standing(EnrolmentState.WAITING, 1)
    clock.move(timedelta(seconds=1))
    assert await arrive(people, group, 205) == Standing(EnrolmentState.WAITING, 2)
    await groups.run_due(clock.now())
    assert await sends(database, "join-place") == []
    await people.leave(GUILD, group, ANNA)
    await groups.run_due(clock.now())
    assert [row["user_id"] for row in await sends(database, "join-place")] == [DORA]
    assert await people.standing(GUILD, group, 205) == Standing(EnrolmentState.WAITING, 1)
    assert (await people.accept(GUILD, group, DORA, 1, YES)).state is EnrolmentState.ACTIVE


async def test_a_place_that_nobody_takes_goes_on_after_three_days(
    people: EnrolmentService, groups: GroupService, group: int, database: Database, clock: StillClock
) -> None:
    assert (await arrive(people, group, CLEO)).state is EnrolmentState.PREPARING
    assert (await arrive(people, group, DORA)).state is EnrolmentState.WAITING
    await groups.run_due(clock.now())
    clock.move(HOLD)
    await groups.run_due(clock.now())
    assert [row["user_id"] for row in await sends(database, "join-place")] == [DORA]
    assert (await people.accept(GUILD, group, DORA, 1, YES)).state is EnrolmentState.ACTIVE
    clock.move(timedelta(seconds=1))
    assert (await arrive(people, group, 205)).state is EnrolmentState.WAITING
    late = await people.accept(GUILD, group, CLEO, 1, YES)
    assert late == Standing(EnrolmentState.WAITING, 1), "in her old turn, ahead of who applied later"
    await people.leave(GUILD, group, ANNA)
    await groups.run_due(clock.now())
    assert await people.standing(GUILD, group, CLEO) == Standing(EnrolmentState.PREPARING)
    assert (await people.accept(GUILD, group, CLEO, 1, YES)).state is EnrolmentState.ACTIVE


async def test_withdrawing_screening_keeps_the_seat(people: EnrolmentService, group: int) -> None:
    assert (await people.overview(GUILD, group)).unscreened == 0
    await people.reconsider(GUILD, group, ANNA, {Consent.SCREENING: False, Consent.GROUND_RULES: False})
    assert await people.standing(GUILD, group, ANNA) == Standing(EnrolmentState.ACTIVE)
    given = await people.consents(GUILD, group, ANNA)
    assert (given[Consent.SCREENING], given[Consent.GROUND_RULES]) == (False, True)
    assert (await people.overview(GUILD, group)).unscreened == 1


async def test_a_changed_agreement_asks_again(
    people: EnrolmentService, agreements: AgreementService, group: int, database: Database
) -> None:
    await people.accept(GUILD, group, ANNA, 1, YES)
    await people.accept(GUILD, group, BEN, 1, YES)
    assert await agreements.revise(GUILD, group, MARA, 1, "new short", "new long") == 2
    (asked,) = await sends(database, "agreement-changed")
    assert (asked["channel_id"], asked["payload"]) == (12, {"group": group, "version": 2})
    assert (await people.overview(GUILD, group)).outdated == 2
    with pytest.raises(Refusal, match="agreement-changed-meanwhile"):
        await people.accept(GUILD, group, ANNA, 1, YES)
    assert (await people.accept(GUILD, group, ANNA, 2, YES)).state is EnrolmentState.ACTIVE
    assert (await people.overview(GUILD, group)).outdated == 1


async def test_two_who_change_an_agreement_at_once_do_not_lose_a_text(agreements: AgreementService, group: int) -> None:
    await agreements.revise(GUILD, group, MARA, 1, "hers", "long")
    with pytest.raises(Refusal, match="agreement-changed-meanwhile"):
        await agreements.revise(GUILD, group, MARA, 1, "his", "long")
    assert (await agreements.current(GUILD, group)).short == "hers"


async def test_who_leaves_the_server_leaves_every_group(
    people: EnrolmentService, group: int, database: Database
) -> None:
    other = await open_group(database, kind="skills", leader=999, members={ANNA: ALL, 888: ()}, channels={"talk": 21})
    assert await people.gone(GUILD, ANNA) == 2
    for number in (group, other):
        assert await people.standing(GUILD, number, ANNA) == Standing(EnrolmentState.LEFT)
    assert len(await sends(database, "group-left")) == 1


async def test_closed_and_paused_groups_take_nobody_in(
    people: EnrolmentService, groups: GroupService, group: int
) -> None:
    await groups.edit(GUILD, group, name="x2", zone="UTC", country="DE", capacity="8", admitting=False)
    with pytest.raises(Refusal, match="join-closed"):
        await people.apply(GUILD, group, CLEO)
    await groups.pause(GUILD, group)
    with pytest.raises(Refusal, match="join-not-open"):
        await people.apply(GUILD, group, CLEO)


async def test_another_guild_cannot_be_named(people: EnrolmentService, group: int) -> None:
    for attempt in (people.apply, people.leave, people.consents):
        with pytest.raises(NotFound):
            await attempt(GUILD + 1, group, ANNA)
    with pytest.raises(NotFound):
        await people.accept(GUILD + 1, group, ANNA, 1, YES)
    assert await people.standing(GUILD, group, ANNA) == Standing(EnrolmentState.ACTIVE)


async def test_who_left_can_come_back_and_is_asked_anew(people: EnrolmentService, group: int) -> None:
    await people.leave(GUILD, group, ANNA)
    assert (await arrive(people, group, ANNA)).state is EnrolmentState.PREPARING
