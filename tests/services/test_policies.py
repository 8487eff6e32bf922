"""Policies on a database: drafts, simulations, and what real cases then do."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.escalation import Target
from bot.domain.policies import MINUTE, PolicyStep
from bot.domain.triage import Kind, Level
from bot.errors import BadInput, NotFound, Refusal
from bot.services.policies import PolicyService
from tests.circle import ANNA, GUILD, MARA, rows
from tests.services.desk import IDA, JON, RUTH, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]

STRICT = (
    PolicyStep(Target.PEOPLE, 2 * MINUTE, 2, people=(JON,)),
    PolicyStep(Target.FACILITATORS, 4 * MINUTE, outside=True),
    PolicyStep(Target.SUPERVISORS, 5 * MINUTE, outside=True),
)


@pytest.fixture
def policies(clinic: Clinic) -> PolicyService:
    return PolicyService(clinic.database)


async def save(policies: PolicyService, level: Level, steps: tuple[PolicyStep, ...], kind: Kind | None = None) -> None:
    """Write steps in place of those that are there."""
    draft = await policies.edit(GUILD, level, kind, RUTH)
    for number in range(len(draft.steps))[::-1]:
        await policies.drop(GUILD, draft.id, RUTH, number)
    for number, step in enumerate(steps):
        await policies.put(GUILD, draft.id, RUTH, number, step)
    await policies.save(GUILD, draft.id, RUTH)


async def run_one_round(clinic: Clinic) -> list[tuple[datetime, tuple[int, ...]]]:
    """Whom a case pages inside Discord and when, until its first round is over."""
    while (await rows(clinic.database, "cases"))[-1]["round"] == 0:
        row = (await rows(clinic.database, "cases"))[-1]
        await clinic.sweep(seconds=(row["due_at"] - clinic.clock.now()).total_seconds())
        await clinic.deliver()
    found: dict[datetime, tuple[int, ...]] = {}
    for page in await rows(clinic.database, "pages"):
        found[page["at"]] = (*found.get(page["at"], ()), *([] if page["outside"] else [page["user_id"]]))
    return list(found.items())


async def test_a_draft_shows_what_is_missing_and_cannot_be_saved_until_it_is_there(policies: PolicyService) -> None:
    draft = await policies.edit(GUILD, Level.CRISIS, None, RUTH)
    assert not draft.problems
    for _ in draft.steps:
        draft = await policies.drop(GUILD, draft.id, RUTH, 0)
    assert [one.key for one in draft.problems] == ["policy-problem-empty"]
    draft = await policies.put(GUILD, draft.id, RUTH, 0, STRICT[0])
    with pytest.raises(Refusal, match="policy-problem-supervisors"):
        await policies.save(GUILD, draft.id, RUTH)
    with pytest.raises(NotFound):
        await policies.draft(GUILD, draft.id, IDA)
    with pytest.raises(Refusal, match="policy-no-record"):
        await policies.put(GUILD, draft.id, RUTH, 1, PolicyStep(Target.PEOPLE, MINUTE, people=(ANNA,)))
    assert not (await policies.written(GUILD))[0].own, "a draft is in force nowhere"
    await policies.discard(GUILD, draft.id, RUTH)
    with pytest.raises(NotFound):
        await policies.draft(GUILD, draft.id, RUTH)


async def test_new_cases_follow_what_was_saved_and_open_ones_what_they_began_with(
    clinic: Clinic, policies: PolicyService
) -> None:
    first = await clinic.flag(Level.CRISIS)
    await save(policies, Level.CRISIS, STRICT)
    second = await clinic.flag(Level.CRISIS, "2:0", person=202)
    await clinic.sweep()
    pages = {page["case_id"]: page["user_id"] for page in await rows(clinic.database, "pages")}
    assert pages == {first: IDA, second: JON}
    assert (await policies.written(GUILD))[0].own
    assert not (await policies.reset(GUILD, Level.CRISIS, None)).own


@pytest.mark.parametrize("level", [Level.CRISIS, Level.RED, Level.AMBER])
@pytest.mark.parametrize("own", [True, False])
async def test_a_simulation_says_what_the_real_chain_then_does(
    clinic: Clinic, policies: PolicyService, level: Level, own: bool
) -> None:
    if own:
        await save(policies, level, STRICT)
    shown = await policies.simulate(GUILD, clinic.group, level)
    await clinic.flag(level, kinds={Kind.DISTRESS})
    assert await run_one_round(clinic) == [(one.at, one.people) for one in shown.reaches]
    assert (await rows(clinic.database, "cases"))[0]["due_at"] == shown.again


async def test_a_simulation_of_another_hour_follows_the_rota(unstaffed: Clinic) -> None:
    policies = PolicyService(unstaffed.database)
    await unstaffed.rota.add(GUILD, JON, "sun", "02:00", "06:00", None)
    shown = await policies.simulate(GUILD, unstaffed.group, Level.CRISIS, when="sunday 03:10")
    assert shown.at == datetime(2026, 3, 8, 2, 10, tzinfo=UTC)
    assert [one.people for one in shown.reaches] == [(JON,), (JON,), (MARA,), (RUTH,)]
    amber = await policies.simulate(GUILD, unstaffed.group, Level.AMBER, when="sunday 01:00")
    assert amber.reaches[0].at == datetime(2026, 3, 8, 1, tzinfo=UTC)
    far = await policies.simulate(GUILD, unstaffed.group, Level.AMBER, when="tuesday 01:00")
    assert far.reaches[-1].at - far.at <= timedelta(days=1), "nothing is unseen for a day"
    with pytest.raises(BadInput):
        await policies.simulate(GUILD, unstaffed.group, Level.RED, when="whenever")
    with pytest.raises(NotFound):
        await policies.simulate(GUILD, 4711, Level.RED)


async def test_a_kind_of_its_own_and_a_worse_flag_of_another_kind(clinic: Clinic, policies: PolicyService) -> None:
    await save(policies, Level.AMBER, (PolicyStep(Target.FACILITATORS, 30 * MINUTE), STRICT[-1]), Kind.CONTACT)
    await save(policies, Level.CRISIS, STRICT, Kind.SUICIDE)
    assert await policies.own_kinds(GUILD) == [(Level.AMBER, Kind.CONTACT), (Level.CRISIS, Kind.SUICIDE)]
    await clinic.flag(Level.AMBER, kinds={Kind.CONTACT})
    await clinic.sweep()
    await clinic.flag(Level.CRISIS, "2:0", kinds={Kind.SUICIDE})
    await clinic.sweep()
    assert await clinic.paged() == [MARA, JON]


async def test_steps_change_places_and_a_layer_has_its_name(clinic: Clinic, policies: PolicyService) -> None:
    await clinic.rota.name_layer(GUILD, 4, "Clinical lead")
    draft = await policies.edit(GUILD, Level.RED, None, RUTH)
    assert [one.number for one in draft.layers] == [1, 4]
    before = draft.steps
    moved = await policies.earlier(GUILD, draft.id, RUTH, 2)
    assert moved.steps == (before[0], before[2], before[1], *before[3:])
    for place in (0, 99):
        assert (await policies.earlier(GUILD, draft.id, RUTH, place)).steps == moved.steps
    with pytest.raises(NotFound):
        await policies.earlier(GUILD, draft.id, IDA, 1)


async def test_every_layer_of_the_rota_can_be_paged(clinic: Clinic, policies: PolicyService) -> None:
    await clinic.rota.add(GUILD, RUTH, "mon", "00:00", "00:00", None, layer=5)
    await save(policies, Level.RED, (PolicyStep(Target.LAYER, MINUTE, layer=5), STRICT[-1]))
    await clinic.flag(Level.RED)
    await clinic.sweep()
    assert await clinic.paged() == [RUTH]
