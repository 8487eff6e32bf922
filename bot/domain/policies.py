"""Policies as a supervisor writes them: whom, how long to wait, how often; and what makes one too weak to be saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.domain.escalation import Chain, EscalationPolicy, EscalationStep, Target
from bot.domain.rota import FIRST, MOST_LAYERS
from bot.domain.triage import Kind, Level

MINUTE = timedelta(minutes=1)
PAGING = (Level.CRISIS, Level.RED, Level.AMBER)
MOST_STEPS, MOST_PAGES, MOST_TIMES = 8, 16, 5
LONGEST_WAIT = {Level.CRISIS: 15 * MINUTE, Level.RED: 60 * MINUTE, Level.AMBER: 720 * MINUTE}
SUPERVISOR_BY = {Level.CRISIS: 30 * MINUTE, Level.RED: 120 * MINUTE, Level.AMBER: 720 * MINUTE}
AGAIN_BY = {Level.CRISIS: 60 * MINUTE, Level.RED: 240 * MINUTE, Level.AMBER: 1200 * MINUTE}


@dataclass(frozen=True, slots=True)
class PolicyStep:
    """Page ``target``, then wait; ``times`` in all, each followed by ``wait``. The next step comes after the last wait.

    ``outside`` also pages the contacts outside Discord; ``layer`` and ``people`` belong to the targets of those names.
    """

    target: Target
    wait: timedelta
    times: int = 1
    outside: bool = False
    layer: int = 1
    people: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As it is kept, without the people: they are rows of their own."""
        return {
            "target": self.target.value,
            "wait": self.wait.total_seconds(),
            "times": self.times,
            "outside": self.outside,
            "layer": self.layer,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any], people: Sequence[int] = ()) -> PolicyStep:
        """Back from what is kept."""
        wait = timedelta(seconds=kept["wait"])
        return cls(Target(kept["target"]), wait, kept["times"], kept["outside"], kept["layer"], tuple(people))


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a policy is refused: the key of a text, and what fills it."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def chain_of(steps: Sequence[PolicyStep]) -> Chain:
    """The steps as they are carried out, one for each page. Who is paged once more is the same person."""
    found: list[EscalationStep] = []
    after = timedelta()
    for step in steps:
        for turn in range(step.times):
            single = step.target in {Target.FIRST, Target.NEXT}
            target = Target.AGAIN if turn and single else step.target
            outside = step.outside or step.target is Target.OUTSIDE
            found.append(EscalationStep(target, after, outside, step.layer, step.people))
            after += step.wait
    return Chain(tuple(found), after)


def default_steps(level: Level) -> tuple[PolicyStep, ...]:
    """Crisis: again at 3 min, the next human at 5, supervisors and outside at 10. Red: 10, 20, 40.

    Amber, which begins in the next staffed hour: the next human after 1 h, supervisors after 4 h.
    """
    waits = {Level.CRISIS: (3, 2, 5, 3), Level.RED: (10, 10, 20, 10), Level.AMBER: (60, 0, 180, 60)}[level]
    first, again, following, last = (minutes * MINUTE for minutes in waits)
    repeated = (PolicyStep(Target.AGAIN, again),) if again else ()
    return (
        PolicyStep(Target.FIRST, first),
        *repeated,
        PolicyStep(Target.NEXT, following),
        PolicyStep(Target.SUPERVISORS, last, outside=level is not Level.AMBER),
    )


def build_policy(
    written: Mapping[Level, Sequence[PolicyStep]], special: Mapping[Kind, Mapping[Level, Sequence[PolicyStep]]]
) -> EscalationPolicy:
    """The policy in force: the default wherever nothing was written, or what was written no longer holds."""
    chains = {level: chain_of(still_holds(level, written.get(level, ())) or default_steps(level)) for level in PAGING}
    return EscalationPolicy(
        {level: chain.steps for level, chain in chains.items()},
        {level: chain.again_after for level, chain in chains.items()},
        special={
            kind: {level: chain_of(held) for level, steps in by_level.items() if (held := still_holds(level, steps))}
            for kind, by_level in special.items()
        },
    )


def still_holds(level: Level, steps: Sequence[PolicyStep]) -> tuple[PolicyStep, ...]:
    """What was saved, without steps whose named people are all gone; empty if that would leave somebody waiting."""
    left = tuple(step for step in steps if step.people or step.target is not Target.PEOPLE)
    return () if problems(level, left) else left


def default_policy() -> EscalationPolicy:
    """What holds until a supervisor writes another."""
    return build_policy({}, {})


def problems(level: Level, steps: Sequence[PolicyStep]) -> list[Problem]:
    """All reasons why these steps could leave somebody waiting for nobody; none if they may be saved."""
    if not steps:
        return [Problem("policy-problem-empty")]
    return [*_problems_of_steps(level, steps), *_problems_of_chain(level, steps)]


def _problems_of_steps(level: Level, steps: Sequence[PolicyStep]) -> Iterator[Problem]:
    longest = LONGEST_WAIT[level]
    for number, step in enumerate(steps, start=1):
        if not MINUTE <= step.wait <= longest:
            yield Problem("policy-problem-wait", {"step": number, "most": longest // MINUTE})
        if not 1 <= step.times <= MOST_TIMES:
            yield Problem("policy-problem-times", {"step": number, "most": MOST_TIMES})
        if step.target is Target.PEOPLE and not step.people:
            yield Problem("policy-problem-names", {"step": number})
        if step.target is Target.LAYER and not FIRST <= step.layer <= MOST_LAYERS:
            yield Problem("policy-problem-layer", {"step": number, "most": MOST_LAYERS})


def _problems_of_chain(level: Level, steps: Sequence[PolicyStep]) -> Iterator[Problem]:
    if len(steps) > MOST_STEPS or sum(step.times for step in steps) > MOST_PAGES:
        yield Problem("policy-problem-long", {"steps": MOST_STEPS, "pages": MOST_PAGES})
    if steps[0].target in {Target.AGAIN, Target.OUTSIDE}:
        yield Problem("policy-problem-first")
    top = next((n for n, step in enumerate(steps) if step.target is Target.SUPERVISORS), None)
    by, again_by = SUPERVISOR_BY[level], AGAIN_BY[level]
    if top is None:
        yield Problem("policy-problem-supervisors")
    elif sum((step.wait * step.times for step in steps[:top]), timedelta()) > by:
        yield Problem("policy-problem-supervisors-late", {"most": by // MINUTE})
    if level is Level.CRISIS and not any(step.outside or step.target is Target.OUTSIDE for step in steps):
        yield Problem("policy-problem-outside")
    if sum((step.wait * step.times for step in steps), timedelta()) > again_by:
        yield Problem("policy-problem-again", {"most": again_by // MINUTE})
