"""Who is paged next, and when. Pure: the same case, people and time give the same plan.

Policy changes who and when, never whether: a crisis flag and a call for a person always page. After the last step
the chain starts again. A step that would reach nobody is skipped at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.triage import Level


class Target(StrEnum):
    """Whom a step pages."""

    FIRST = "first"
    """The first person on duty."""
    AGAIN = "again"
    """Whoever was paged last, once more."""
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
    """The steps per level, and after how long the chain starts again."""

    steps: Mapping[Level, tuple[EscalationStep, ...]]
    again_after: Mapping[Level, timedelta]
    stale_after: timedelta = timedelta(minutes=30)

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
    """Crisis: again at 3 min, the next human at 5, supervisor and outside at 10. Red: 10, 20, 40. Amber: hourly."""
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


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do now. ``skipped`` steps would have reached nobody; ``alarm`` means that nobody at all can be paged."""

    people: tuple[int, ...]
    outside: bool
    skipped: tuple[int, ...]
    step: int
    next_due_at: datetime
    ended_round: bool
    alarm: bool = False


def plan_step(policy: EscalationPolicy, level: Level, step: int, paging_since: datetime, people: People) -> Plan:
    """What step number ``step`` does, and when the one after it is due.

    ``paging_since`` is when this round began. When the round has ended, ``next_due_at`` is when the next one begins.
    """
    steps = policy.steps[level]
    skipped: list[int] = []
    for number in range(step, len(steps)):
        chosen = _choose(steps[number].target, people)
        if chosen or steps[number].outside:
            ended = number + 1 == len(steps)
            after = policy.again_after[level] if ended else steps[number + 1].after
            return Plan(
                chosen,
                steps[number].outside,
                tuple(skipped),
                number + 1,
                paging_since + after,
                ended,
                not chosen,
            )
        skipped.append(number)
    everyone = tuple(dict.fromkeys([*people.on_duty, *people.facilitators, *people.supervisors]))
    gap = policy.again_after[level]
    return Plan(everyone, True, tuple(skipped), len(steps), paging_since + gap, True, not everyone)


def _choose(target: Target, people: People) -> tuple[int, ...]:
    if target is Target.SUPERVISORS:
        return tuple(people.supervisors)
    if target is Target.AGAIN:
        return tuple(people.paged[-1:])
    everybody = [*people.on_duty, *people.facilitators, *people.supervisors]
    if target is Target.FIRST:
        return tuple(everybody[:1])
    return tuple([one for one in everybody if one not in people.paged][:1])
