"""Who is paged when: read, drafted, tried out against the rota, and put in force only if nobody is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.contacts import pages_outside
from bot.domain.escalation import EscalationPolicy, Plan
from bot.domain.policies import PAGING, PolicyStep, Problem, chain_of, default_steps, problems, still_holds
from bot.domain.rota import Layer
from bot.domain.triage import Kind, Level
from bot.domain.when import parse_when
from bot.errors import NotFound, Refusal
from bot.services.chain import unanswered
from bot.services.rota import layers
from bot.storage.contacts import OutsideContactRepository
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ContactRepository, GuildRepository
from bot.storage.policies import PolicyRepository
from bot.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Written:
    """The steps for a level, and for one ``kind`` of flag or all; ``own`` is False where they are the default's.

    ``layers`` are those of the rota.
    """

    level: Level
    kind: Kind | None
    steps: tuple[PolicyStep, ...]
    own: bool
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a supervisor is writing; it cannot be saved while there are ``problems``."""

    id: int
    level: Level
    kind: Kind | None
    steps: tuple[PolicyStep, ...]
    problems: tuple[Problem, ...]
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """One step of a simulation: when, whom, and whose contacts ``outside`` (user ids, TEAM or EVERYBODY).

    ``closed`` are those whose latest direct message was refused; ``skipped`` counts steps that reach nobody.
    """

    at: datetime
    people: tuple[int, ...]
    outside: tuple[int, ...]
    closed: tuple[int, ...]
    skipped: int
    alarm: bool


@dataclass(frozen=True, slots=True)
class Simulation:
    """What happens to a flag at ``at`` that nobody answers, and when it all begins ``again``."""

    level: Level
    at: datetime
    reaches: tuple[Reach, ...]
    again: datetime


class PolicyService:
    """Changes who and when, never whether."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def written(self, guild_id: int, kind: Kind | None = None) -> list[Written]:
        """What is in force for flags of a kind (or all), the most serious level first."""
        async with self._database.reading(guild_id) as unit:
            return [await self._written(unit, level, kind) for level in PAGING]

    async def own_kinds(self, guild_id: int) -> list[tuple[Level, Kind]]:
        """For which kinds of flag there are steps of their own."""
        async with self._database.reading(guild_id) as unit:
            return await PolicyRepository(unit).kinds()

    async def edit(self, guild_id: int, level: Level, kind: Kind | None, by: int) -> Draft:
        """Begin a draft from what is in force; an earlier draft of the same person is replaced."""
        async with self._database.unit(guild_id) as unit:
            steps = (await self._written(unit, level, kind)).steps
            made = await PolicyRepository(unit).write(level, kind, steps, by, editor=by)
            return await self._draft(unit, made, by)

    async def draft(self, guild_id: int, draft: int, by: int) -> Draft:
        """The draft, for its writer. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await self._draft(unit, draft, by)

    async def put(self, guild_id: int, draft: int, by: int, number: int, step: PolicyStep) -> Draft:
        """Write step ``number`` (from 0), or add one at the end.

        Raises NotFound, and Refusal for people without a valid record.
        """
        async with self._database.unit(guild_id) as unit:
            known = await self._draft(unit, draft, by)
            for person in step.people:
                if not await DutyRepository(unit).professional(person, unit.now().date()):
                    raise Refusal("policy-no-record", person=f"<@{person}>")
            steps = [*known.steps[:number], step, *known.steps[number + 1 :]]
            await PolicyRepository(unit).write(known.level, known.kind, steps, by, editor=by)
            return await self._draft(unit, draft, by)

    async def drop(self, guild_id: int, draft: int, by: int, number: int) -> Draft:
        """Take step ``number`` (from 0) out. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            known = await self._draft(unit, draft, by)
            steps = [step for place, step in enumerate(known.steps) if place != number]
            await PolicyRepository(unit).write(known.level, known.kind, steps, by, editor=by)
            return await self._draft(unit, draft, by)

    async def earlier(self, guild_id: int, draft: int, by: int, number: int) -> Draft:
        """Let step ``number`` (from 0) come before the one it follows; the first stays. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            known = await self._draft(unit, draft, by)
            steps = list(known.steps)
            if 0 < number < len(steps):
                steps[number - 1], steps[number] = steps[number], steps[number - 1]
                await PolicyRepository(unit).write(known.level, known.kind, steps, by, editor=by)
            return await self._draft(unit, draft, by)

    async def save(self, guild_id: int, draft: int, by: int) -> Written:
        """Put a draft in force for cases that open from now on.

        Raises NotFound, and Refusal that says what is missing.
        """
        async with self._database.unit(guild_id) as unit:
            known = await self._draft(unit, draft, by)
            if known.problems:
                raise Refusal(known.problems[0].key, **known.problems[0].values)
            rows = PolicyRepository(unit)
            await rows.write(known.level, known.kind, known.steps, by)
            await rows.remove(known.level, known.kind, by)
            return await self._written(unit, known.level, known.kind)

    async def discard(self, guild_id: int, draft: int, by: int) -> None:
        """Forget a draft. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            known = await self._draft(unit, draft, by)
            await PolicyRepository(unit).remove(known.level, known.kind, by)

    async def reset(self, guild_id: int, level: Level, kind: Kind | None) -> Written:
        """Back to the default (of a kind: to what holds for all kinds)."""
        async with self._database.unit(guild_id) as unit:
            await PolicyRepository(unit).remove(level, kind)
            return await self._written(unit, level, kind)

    async def simulate(
        self,
        guild_id: int,
        group_id: int,
        level: Level,
        *,
        kind: Kind | None = None,
        when: str | None = None,
        steps: Sequence[PolicyStep] | None = None,
    ) -> Simulation:
        """Who would be paged when, by the rota as it stands; ``when`` is as written in the guild's zone, else now.

        With ``steps`` as if those were in force. Raises BadInput, NotFound.
        """
        async with self._database.reading(guild_id) as unit:
            if await GroupRepository(unit).get(group_id) is None:
                raise NotFound("group-unknown")
            zone, now = (await GuildRepository(unit).get()).zone, unit.now()
            at = unit.at(parse_when(when, zone, now) if when else now)
            policy = await self._policy(unit, level, kind, steps)
            done = await unanswered(at, group_id, policy, level)
            reaches = tuple([await self._reach(unit, moment, plan) for moment, plan in done])
            return Simulation(level, at.now(), reaches, done[-1][1].next_due_at)

    async def first_group(self, guild_id: int) -> int | None:
        """A group to show a draft's effect with; None while there is none."""
        async with self._database.reading(guild_id) as unit:
            groups = await GroupRepository(unit).list()
        return groups[0].id if groups else None

    @staticmethod
    async def _policy(
        unit: Unit, level: Level, kind: Kind | None, steps: Sequence[PolicyStep] | None
    ) -> EscalationPolicy:
        policy = (await PolicyRepository(unit).in_force()).about({kind} if kind else ())
        if not steps:
            return policy
        chain = chain_of(steps)
        return EscalationPolicy(
            {**policy.steps, level: chain.steps}, {**policy.again_after, level: chain.again_after}, policy.stale_after
        )

    @staticmethod
    async def _reach(unit: Unit, at: datetime, plan: Plan) -> Reach:
        having = await OutsideContactRepository(unit).people()
        closed = [who for who in plan.people if await ContactRepository(unit).closed(who)]
        outside = tuple(pages_outside(plan, having))
        return Reach(at, plan.people, outside, tuple(closed), len(plan.skipped), plan.alarm)

    @staticmethod
    async def _written(unit: Unit, level: Level, kind: Kind | None) -> Written:
        rows = PolicyRepository(unit)
        own = still_holds(level, await rows.steps(level, kind) or ())
        general = still_holds(level, await rows.steps(level, None) or ()) if kind else ()
        return Written(level, kind, own or general or default_steps(level), bool(own), tuple(await layers(unit)))

    @staticmethod
    async def _draft(unit: Unit, draft: int, by: int) -> Draft:
        found = await PolicyRepository(unit).draft(draft, by)
        if found is None:
            raise NotFound("policy-draft-gone")
        level, kind, steps = found
        return Draft(draft, level, kind, steps, tuple(problems(level, steps)), tuple(await layers(unit)))
