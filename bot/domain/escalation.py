"""Who is paged next, and when. Pure: the same case, people and time give the same plan.

Policy changes who and when, never whether: a crisis flag and a call for a person always page. After the last
step the chain starts again. A step that would reach nobody is skipped at once. After an outage the step that is
late is taken at once and the rest follow at their distance: no burst, and no silence.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from bot.domain.cases import Case, stepped
from bot.domain.triage import Kind, Level

DAY = timedelta(days=1)
"""Nothing open is unseen for longer, whatever the policy says."""


class Target(StrEnum):
    """Whom a step pages."""

    FIRST = "first"
    """The first person on duty."""
    AGAIN = "again"
    """Whoever was paged last in this round, once more, if they can still be paged."""
    NEXT = "next"
    """The next human: on duty and not paged yet, else a facilitator of the group, else a supervisor."""
    SUPERVISORS = "supervisors"
    LAYER = "layer"
    """Everybody on duty in one layer of the rota."""
    FACILITATORS = "facilitators"
    """Everybody who leads the group."""
    PEOPLE = "people"
    """The people whom the step names."""
    OUTSIDE = "outside"
    """Nobody in Discord: only the contacts outside."""


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """``after`` is counted from the moment paging began; ``outside`` also pages outside Discord.

    ``layer`` and ``people`` (user ids) say more about the targets of those names.
    """

    target: Target
    after: timedelta
    outside: bool = False
    layer: int = 1
    people: tuple[int, ...] = ()

    def to_json(self) -> list[Any]:
        """As it is frozen into a case."""
        return [self.target.value, self.after.total_seconds(), self.outside, self.layer, list(self.people)]

    @classmethod
    def from_json(cls, frozen: Sequence[Any]) -> EscalationStep:
        """Back from a case. One that was frozen before layers and names has its first three parts only."""
        target, after, outside, *more = frozen
        layer, people = more or (1, ())
        return cls(Target(target), timedelta(seconds=after), outside, layer, tuple(people))


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps, and after how long from the start of the round they begin again."""

    steps: tuple[EscalationStep, ...]
    again_after: timedelta

    def to_json(self) -> dict[str, Any]:
        """As it is frozen into a case."""
        return {"again": self.again_after.total_seconds(), "steps": [step.to_json() for step in self.steps]}

    @classmethod
    def from_json(cls, frozen: Mapping[str, Any]) -> Chain:
        """Back from a case."""
        return cls(tuple(map(EscalationStep.from_json, frozen["steps"])), timedelta(seconds=frozen["again"]))


@dataclass(frozen=True, slots=True)
class EscalationPolicy:
    """The steps per level, and after how long (from the start of the round) the chain starts again.

    ``special`` holds chains for single kinds of flag. ValueError if the policy could leave a case unpaged: every level
    from amber up has steps, the first at once, each later than the one before, and the next round later than the last.
    """

    steps: Mapping[Level, tuple[EscalationStep, ...]]
    again_after: Mapping[Level, timedelta]
    stale_after: timedelta = timedelta(minutes=30)
    special: Mapping[Kind, Mapping[Level, Chain]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Policy changes who and when, never whether."""
        for level in (Level.AMBER, Level.RED, Level.CRISIS):
            if level not in self.steps or level not in self.again_after:
                raise ValueError(f"{level.word} has no steps")
            _check_order(level, Chain(self.steps[level], self.again_after[level]))
        for chains in self.special.values():
            for level, chain in chains.items():
                _check_order(level, chain)

    def about(self, kinds: Collection[Kind]) -> EscalationPolicy:
        """The policy for a case of these kinds: a chain of its own kind goes before the one for all.

        Where several kinds have one, the first in the codebook's order counts.
        """
        steps, again = dict(self.steps), dict(self.again_after)
        for kind in reversed(Kind):
            for level, chain in self.special.get(kind, {}).items() if kind in kinds else ():
                steps[level], again[level] = chain.steps, chain.again_after
        return replace(self, steps=steps, again_after=again)

    def to_json(self) -> dict[str, Any]:
        """As it is frozen into a case."""
        return {
            "stale": self.stale_after.total_seconds(),
            "again": {level.word: gap.total_seconds() for level, gap in self.again_after.items()},
            "steps": {level.word: [step.to_json() for step in steps] for level, steps in self.steps.items()},
            "special": {
                kind.value: {level.word: chain.to_json() for level, chain in chains.items()}
                for kind, chains in self.special.items()
            },
        }

    @classmethod
    def from_json(cls, frozen: Mapping[str, Any]) -> EscalationPolicy:
        """Back from a case, whichever version froze it."""
        return cls(
            {
                Level[word.upper()]: tuple(map(EscalationStep.from_json, steps))
                for word, steps in frozen["steps"].items()
            },
            {Level[word.upper()]: timedelta(seconds=gap) for word, gap in frozen["again"].items()},
            timedelta(seconds=frozen["stale"]),
            {
                Kind(kind): {Level[word.upper()]: Chain.from_json(chain) for word, chain in chains.items()}
                for kind, chains in frozen.get("special", {}).items()
            },
        )


def _check_order(level: Level, chain: Chain) -> None:
    delays = [*(step.after for step in chain.steps), chain.again_after]
    if len(delays) < 2 or delays[0] or any(b <= a for a, b in pairwise(delays)):
        raise ValueError(f"the steps of {level.word} must begin at once and be in order")


@dataclass(frozen=True, slots=True)
class People:
    """Who could be paged, as user ids. ``paged`` is who was paged in this round, in order.

    ``layers`` are those on duty in further layers of the rota, by number; ``named`` are those of the people named in
    the policy who can be paged.
    """

    on_duty: Sequence[int] = ()
    facilitators: Sequence[int] = ()
    supervisors: Sequence[int] = ()
    paged: Sequence[int] = ()
    layers: Mapping[int, Sequence[int]] = field(default_factory=dict)
    named: Sequence[int] = ()

    def everybody(self) -> tuple[int, ...]:
        """All of them, nobody twice, in the order in which they are asked."""
        further = [who for number in sorted(self.layers) for who in self.layers[number]]
        return tuple(dict.fromkeys([*self.on_duty, *further, *self.facilitators, *self.named, *self.supervisors]))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do now. ``skipped`` steps would have reached nobody; ``alarm``: nobody at all can be paged.

    ``last_resort``: no step that is left reaches anybody, so everybody is paged by every channel.
    """

    people: tuple[int, ...]
    outside: bool
    skipped: tuple[int, ...]
    step: int
    next_due_at: datetime
    ended_round: bool
    alarm: bool = False
    last_resort: bool = False
    target: Target | None = None


def plan_step(
    policy: EscalationPolicy, level: Level, step: int, paging_since: datetime, people: People, now: datetime
) -> Plan:
    """What step number ``step`` does, and when the one after it is due (always later than ``now``).

    ``paging_since`` is when this round began. When the round has ended, ``next_due_at`` is when the next one begins.
    When every step left would reach nobody, or the round would end without one person paged, everybody who can be
    paged is, in and outside Discord.
    """
    steps = policy.steps[level]
    targets = {number: _choose(steps[number], people) for number in range(step, len(steps))}
    found = next((n for n, chosen in targets.items() if chosen or steps[n].outside), None)
    last = len(steps) - 1 if found is None else found
    ended = last + 1 == len(steps)
    nobody_yet = ended and not targets.get(last) and not people.paged
    last_resort = found is None or nobody_yet
    return Plan(
        people=people.everybody() if last_resort else targets[last],
        outside=last_resort or steps[last].outside,
        skipped=tuple(targets) if found is None else tuple(range(step, found)),
        step=last + 1,
        next_due_at=_following(policy, level, last, paging_since, now),
        ended_round=ended,
        alarm=not people.everybody(),
        last_resort=last_resort,
        target=None if last_resort else steps[last].target,
    )


def take_step(policy: EscalationPolicy, case: Case, people: People, now: datetime) -> tuple[Plan, Case]:
    """What a paging case does now, and the case after it. Simulations and the real chain both come through here."""
    plan = plan_step(policy, case.level, case.step, case.paging_since or now, people, now)
    return plan, stepped(case, plan.step, plan.next_due_at, ended_round=plan.ended_round)


def latest_start(policy: EscalationPolicy, level: Level, opened_at: datetime) -> datetime:
    """Until when the first page may wait for a staffed hour, so that its whole chain is through within a day."""
    return opened_at + max(timedelta(), DAY - policy.steps[level][-1].after)


def wait_for_staff(policy: EscalationPolicy, case: Case, opened_at: datetime, staffed: datetime | None) -> Case:
    """An amber case's next step waits for the next ``staffed`` time (from its ``due_at`` on; None if there is none).

    It waits no longer than leaves every step of the first round within a day of ``opened_at``, and of each later
    round within a day of its start. Other levels, and cases that are not paging, wait for nobody.
    """
    due, since = case.due_at, case.paging_since
    if case.level is not Level.AMBER or staffed is None or due is None or since is None or staffed <= due:
        return case
    steps = policy.steps[case.level]
    begun = opened_at if case.round == 0 else since
    left = steps[-1].after - steps[min(case.step, len(steps) - 1)].after
    due = max(due, min(staffed, begun + DAY - left))
    return replace(case, due_at=due, paging_since=due if case.step == 0 else since)


def _following(policy: EscalationPolicy, level: Level, number: int, since: datetime, now: datetime) -> datetime:
    delays = [*(step.after for step in policy.steps[level]), policy.again_after[level]]
    due = since + delays[number + 1]
    return due if due > now else now + delays[number + 1] - delays[number]


def _choose(step: EscalationStep, people: People) -> tuple[int, ...]:
    everybody = people.everybody()
    groups: Mapping[Target, Sequence[int]] = {
        Target.SUPERVISORS: people.supervisors,
        Target.AGAIN: [one for one in people.paged[-1:] if one in everybody],
        Target.FIRST: everybody[:1],
        Target.LAYER: people.on_duty if step.layer == 1 else people.layers.get(step.layer, ()),
        Target.FACILITATORS: people.facilitators,
        Target.PEOPLE: [one for one in step.people if one in people.named],
        Target.OUTSIDE: (),
        Target.NEXT: [one for one in everybody if one not in people.paged][:1],
    }
    return tuple(dict.fromkeys(groups[step.target]))
