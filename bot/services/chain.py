"""One turn of the chain, with the people there are: cases that run and simulations both come through here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.cases import Case, open_case
from bot.domain.escalation import EscalationPolicy, People, Plan, latest_start, take_step, wait_for_staff
from bot.domain.rota import FIRST, on_duty_of
from bot.domain.triage import Level
from bot.services.rota import coverage, layers
from bot.storage.duties import DutyRepository
from bot.storage.rota import RotaRepository
from bot.storage.unit import Unit


async def team(unit: Unit, group_id: int, policy: EscalationPolicy, level: Level, paged: Sequence[int] = ()) -> People:
    """Everybody with a valid record who can be paged for a case of the group at the unit's instant."""
    duties, today = DutyRepository(unit), unit.now().date()
    plan = await RotaRepository(unit).valid(today)
    present = {layer.number: on_duty_of(plan, layer.number, unit.now()) for layer in await layers(unit)}
    wanted = dict.fromkeys(who for step in policy.steps[level] for who in step.people)
    return People(
        present.pop(FIRST, []),
        await duties.valid_facilitators(group_id, today),
        await duties.supervisors(today),
        paged,
        present,
        [who for who in wanted if await duties.professional(who, today)],
    )


def without(people: People, failed: Collection[int]) -> People:
    """Leave out who could not be reached, while others remain."""
    if not set(people.everybody()) - set(failed):
        return people
    return replace(
        people,
        on_duty=_rest(people.on_duty, failed),
        facilitators=_rest(people.facilitators, failed),
        supervisors=_rest(people.supervisors, failed),
        layers={layer: _rest(present, failed) for layer, present in people.layers.items()},
        named=_rest(people.named, failed),
    )


async def opening(unit: Unit, policy: EscalationPolicy, level: Level) -> Case:
    """A new case at the unit's instant. Amber waits for a staffed hour, but not so long that a day could pass."""
    now = unit.now()
    if level is not Level.AMBER:
        return open_case(level, now)
    staffed = await staffed_from(unit, now)
    return open_case(level, now, min(staffed or now, latest_start(policy, level, now)))


async def turn(
    unit: Unit, policy: EscalationPolicy, case: Case, people: People, opened_at: datetime
) -> tuple[Plan, Case]:
    """What a paging case does at the unit's instant, and the case after it."""
    plan, after = take_step(policy, case, people, unit.now())
    if case.level is Level.AMBER and after.due_at is not None:
        after = wait_for_staff(policy, after, opened_at, await staffed_from(unit, after.due_at))
    return plan, after


async def unanswered(unit: Unit, group_id: int, policy: EscalationPolicy, level: Level) -> list[tuple[datetime, Plan]]:
    """What a case that opens at the unit's instant does while nobody answers and every page arrives, for one round."""
    opened_at = unit.now()
    case, paged, found = await opening(unit, policy, level), list[int](), list[tuple[datetime, Plan]]()
    while case.round == 0 and case.due_at is not None:
        at = unit.at(case.due_at)
        plan, case = await turn(at, policy, case, await team(at, group_id, policy, level, paged), opened_at)
        found.append((at.now(), plan))
        paged += plan.people
    return found


async def staffed_from(unit: Unit, moment: datetime) -> datetime | None:
    """The first instant from ``moment`` on at which somebody is on duty; None if nobody is within the rota's sight."""
    there = await coverage(unit.at(moment))
    return moment if there.on_duty else there.next


def _rest(people: Sequence[int], failed: Collection[int]) -> list[int]:
    return [who for who in people if who not in failed]
