"""Who is paged next, and when. Pure: the same case, people and time give the same plan.

Policy changes who and when, never whether: a crisis flag and a call for a person always page. After the last
step the chain starts again. A step that would reach nobody is skipped at once. After an outage the step that is
late is taken at once and the rest follow at their distance: no burst, and no silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from bot.domain.triage import Level


class Target(StrEnum):
    """Whom a step pages."""

    FIRST = "first"
    """The first person on duty."""
    AGAIN = "again"
    """Whoever was paged last in this round, once more, if they can still be paged."""
    NEXT = "next"
    """The next human: on duty and not paged yet, else a facilitator of the group, else a supervisor."""
    SUPERVISORS = "supervisors"


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """``after`` is counted from the moment paging began; ``outside`` also pages outside Discord."""

    target: Target
    after: timedelta
    outside: bool = False


@dataclass(frozen=True, slots=True)
class EscalationPolicy:
    """The steps per level, and after how long (from the start of the round) the chain starts again.

    ValueError if it could leave a case unpaged: every level from amber up has steps, the first at once, each later
    than the one before, and the next round later than the last step.
    """

    steps: Mapping[Level, tuple[EscalationStep, ...]]
    again_after: Mapping[Level, timedelta]
    stale_after: timedelta = timedelta(minutes=30)

    def __post_init__(self) -> None:
        """Policy changes who and when, never whether."""
        for level in (Level.AMBER, Level.RED, Level.CRISIS):
            if level not in self.steps or level not in self.again_after:
                raise ValueError(f"{level.word} has no steps")
            delays = [*(step.after for step in self.steps[level]), self.again_after[level]]
            if len(delays) < 2 or delays[0] or any(b <= a for a, b in pairwise(delays)):
                raise ValueError(f"the steps of {level.word} must begin at once and be in order")

    def to_json(self) -> dict[str, Any]:
        """As it is frozen into a case."""
        return {
            "stale": self.stale_after.total_seconds(),
            "again": {level.word: gap.total_seconds() for level, gap in self.again_after.items()},
            "steps": {
                level.word: [[step.target.value, step.after.total_seconds(), step.outside] for step in steps]
                for level, steps in self.steps.items()
            },
        }

    @classmethod
    def from_json(cls, frozen: Mapping[str, Any]) -> EscalationPolicy:
        """Back from a case."""
        return cls(
            {
                Level[word.upper()]: tuple(
                    EscalationStep(Target(target), timedelta(seconds=after), outside)
                    for target, after, outside in steps
                )
                for word, steps in frozen["steps"].items()
            },
            {Level[word.upper()]: timedelta(seconds=gap) for word, gap in frozen["again"].items()},
            timedelta(seconds=frozen["stale"]),
        )


def default_policy() -> EscalationPolicy:
    """Crisis: again at 3 min, the next human at 5, supervisors and outside at 10. Red: 10, 20, 40.

    Amber: the next human after 1 h, supervisors after 4 h.
    """
    minute = timedelta(minutes=1)

    def chain(again: int, following: int, last: int) -> tuple[EscalationStep, ...]:
        return (
            EscalationStep(Target.FIRST, 0 * minute),
            EscalationStep(Target.AGAIN, again * minute),
            EscalationStep(Target.NEXT, following * minute),
            EscalationStep(Target.SUPERVISORS, last * minute, outside=True),
        )

    amber = (
        EscalationStep(Target.FIRST, 0 * minute),
        EscalationStep(Target.NEXT, 60 * minute),
        EscalationStep(Target.SUPERVISORS, 240 * minute),
    )
    return EscalationPolicy(
        {Level.AMBER: amber, Level.RED: chain(10, 20, 40), Level.CRISIS: chain(3, 5, 10)},
        {Level.AMBER: 300 * minute, Level.RED: 50 * minute, Level.CRISIS: 13 * minute},
    )


@dataclass(frozen=True, slots=True)
class People:
    """Who could be paged, as user ids. ``paged`` is who was paged in this round, in order."""

    on_duty: Sequence[int] = ()
    facilitators: Sequence[int] = ()
    supervisors: Sequence[int] = ()
    paged: Sequence[int] = ()

    def everybody(self) -> tuple[int, ...]:
        """All of them, nobody twice, in the order in which they are asked."""
        return tuple(dict.fromkeys([*self.on_duty, *self.facilitators, *self.supervisors]))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do now. ``skipped`` steps would have reached nobody; ``alarm``: nobody at all can be paged."""

    people: tuple[int, ...]
    outside: bool
    skipped: tuple[int, ...]
    step: int
    next_due_at: datetime
    ended_round: bool
    alarm: bool = False


def plan_step(
    policy: EscalationPolicy, level: Level, step: int, paging_since: datetime, people: People, now: datetime
) -> Plan:
    """What step number ``step`` does, and when the one after it is due (always later than ``now``).

    ``paging_since`` is when this round began. When the round has ended, ``next_due_at`` is when the next one begins.
    When every step left would reach nobody, everybody who can be paged is, in and outside Discord.
    """
    steps = policy.steps[level]
    targets = {number: _choose(steps[number].target, people) for number in range(step, len(steps))}
    found = next((n for n, chosen in targets.items() if chosen or steps[n].outside), None)
    last = len(steps) - 1 if found is None else found
    return Plan(
        people=people.everybody() if found is None else targets[found],
        outside=found is None or steps[found].outside,
        skipped=tuple(targets) if found is None else tuple(range(step, found)),
        step=last + 1,
        next_due_at=_following(policy, level, last, paging_since, now),
        ended_round=last + 1 == len(steps),
        alarm=not people.everybody(),
    )


def _following(policy: EscalationPolicy, level: Level, number: int, since: datetime, now: datetime) -> datetime:
    delays = [*(step.after for step in policy.steps[level]), policy.again_after[level]]
    due = since + delays[number + 1]
    return due if due > now else now + delays[number + 1] - delays[number]


def _choose(target: Target, people: People) -> tuple[int, ...]:
    everybody = people.everybody()
    if target is Target.SUPERVISORS:
        return tuple(dict.fromkeys(people.supervisors))
    if target is Target.AGAIN:
        return tuple(one for one in people.paged[-1:] if one in everybody)
    if target is Target.FIRST:
        return everybody[:1]
    return tuple(one for one in everybody if one not in people.paged)[:1]
