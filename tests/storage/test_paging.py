"""Policies, contacts and alarms on every database there is."""

from bot.domain.alarms import AlarmReason
from bot.domain.contacts import EVERYBODY, TEAM
from bot.domain.escalation import Target
from bot.domain.policies import MINUTE, PolicyStep, default_policy
from bot.domain.triage import Kind, Level
from bot.storage.alarms import AlarmRepository, standing
from bot.storage.contacts import OutsideContactRepository
from bot.storage.database import Database
from bot.storage.policies import PolicyRepository

GUILD, OTHER, RUTH, JON = 7, 8, 303, 302
STEPS = (
    PolicyStep(Target.PEOPLE, 2 * MINUTE, 2, people=(JON, RUTH)),
    PolicyStep(Target.SUPERVISORS, 5 * MINUTE, outside=True),
)


async def test_what_was_written_is_read_again_and_replaced(database: Database) -> None:
    async with database.unit(GUILD) as unit:
        rows = PolicyRepository(unit)
        await rows.write(Level.CRISIS, None, STEPS, RUTH)
        await rows.write(Level.CRISIS, Kind.SUICIDE, STEPS[1:], RUTH)
        draft = await rows.write(Level.CRISIS, None, STEPS[1:], RUTH, editor=RUTH)
        assert await rows.steps(Level.CRISIS, None) == STEPS
        assert await rows.draft(draft, RUTH) == (Level.CRISIS, None, STEPS[1:])
        assert await rows.draft(draft, JON) is None
        await rows.write(Level.CRISIS, None, STEPS[1:], RUTH)
        assert await rows.steps(Level.CRISIS, None) == STEPS[1:]
        assert await rows.kinds() == [(Level.CRISIS, Kind.SUICIDE)]
    async with database.reading(OTHER) as unit:
        assert await PolicyRepository(unit).in_force() == default_policy()
        assert await PolicyRepository(unit).draft(draft, RUTH) is None


async def test_addresses_are_given_only_for_whom_they_are_asked(database: Database) -> None:
    async with database.unit(GUILD) as unit:
        rows = OutsideContactRepository(unit)
        mine = await rows.add(RUTH, "phone", "ntfys", "ntfys://a.example.org/x", RUTH)
        team = await rows.add(TEAM, "pager", "mailto", "mailto://b.example.org", RUTH)
        assert await rows.addresses(RUTH) == {mine: "ntfys://a.example.org/x"}
        assert await rows.addresses(TEAM) == {team: "mailto://b.example.org"}
        assert set(await rows.addresses(EVERYBODY)) == {mine, team}
        assert await rows.people() == {RUTH}
    await database.vault.destroy(GUILD, RUTH)
    async with database.reading(GUILD) as unit:
        assert await OutsideContactRepository(unit).addresses(EVERYBODY) == {team: "mailto://b.example.org"}
    async with database.reading(OTHER) as unit:
        assert await OutsideContactRepository(unit).list() == []


async def test_an_alarm_is_raised_once_and_ends(database: Database) -> None:
    async with database.unit(GUILD) as unit:
        assert await AlarmRepository(unit).begin(AlarmReason.DESK)
        assert not await AlarmRepository(unit).begin(AlarmReason.DESK)
        await AlarmRepository(unit).begin(AlarmReason.NOBODY, 4711)
    assert [one.reason for one in await standing(database)] == [AlarmReason.DESK], "that case is not waiting"
    assert await standing(database, OTHER) == []
    async with database.unit(GUILD) as unit:
        await AlarmRepository(unit).end(AlarmReason.DESK)
    assert await standing(database) == []
