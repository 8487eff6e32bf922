"""Policies and simulations in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.contacts import EVERYBODY, TEAM
from bot.domain.escalation import Target
from bot.domain.policies import MINUTE, PolicyStep, chain_of
from bot.domain.response_times import TARGETS
from bot.domain.rota import Layer
from bot.domain.triage import Kind, Level
from bot.services.policies import Reach, Simulation, Written
from bot.texts import stamp

Say = Callable[..., str]


def level_word(say: Say, level: Level) -> str:
    """The level in words and with its symbol."""
    return say(f"case-level-{level.word}")


def kind_word(say: Say, kind: Kind | None) -> str:
    """What flags are about."""
    return say(f"case-kind-{kind.value.replace('_', '-')}") if kind else say("policy-kind-all")


def written_lines(say: Say, written: Written) -> list[str]:
    """A level's steps, with where they come from."""
    key = "policy-level-own" if written.own else "policy-level-default"
    head = say(key, level=level_word(say, written.level), kind=kind_word(say, written.kind))
    return [head, *step_lines(say, written.level, written.steps, written.layers)]


def step_lines(say: Say, level: Level, steps: Sequence[PolicyStep], layers: Sequence[Layer] = ()) -> list[str]:
    """The steps, one line each, and what comes after the last."""
    lines = [step_line(say, number, step, layers) for number, step in enumerate(steps, start=1)]
    if level is Level.AMBER:
        lines.insert(0, say("policy-amber"))
    if steps:
        lines.append(say("policy-again", minutes=chain_of(steps).again_after // MINUTE))
    return lines


def step_line(say: Say, number: int, step: PolicyStep, layers: Sequence[Layer] = ()) -> str:
    """One step."""
    name = next((one.name for one in layers if one.number == step.layer and one.name), "")
    who = target_words(say, step.target, step.layer, step.people, name)
    if step.outside and step.target is not Target.OUTSIDE:
        who = say("policy-outside-too", who=who)
    wait = step.wait // MINUTE
    if step.times == 1:
        return say("policy-step-once", number=number, who=who, wait=wait)
    return say("policy-step-often", number=number, who=who, wait=wait, times=step.times)


def target_words(say: Say, target: Target, layer: int = 1, people: Iterable[int] = (), name: str = "") -> str:
    """Whom a step pages; ``name`` is what the layer is called, if it has a name."""
    named = " ".join(f"<@{who}>" for who in people) or say("policy-people-gone")
    if target is Target.LAYER and name:
        return say("policy-who-layer-named", layer=layer, name=name)
    return say(f"policy-who-{target.value}", layer=layer, people=named)


def simulation_lines(say: Say, found: Simulation) -> list[str]:
    """Who is reached when, until it starts again."""
    title = say("policy-sim-title", level=level_word(say, found.level), at=stamp(found.at))
    lines = [title, *(_reach(say, found, one) for one in found.reaches)]
    lines.append(say("policy-sim-again", at=stamp(found.again, "f"), after=_after(found, found.again)))
    closed = dict.fromkeys(who for one in found.reaches for who in one.closed)
    if closed:
        lines.append(say("policy-sim-closed", people=" ".join(f"<@{who}>" for who in closed)))
    return lines


def target_lines(say: Say, targets: Mapping[Level, timedelta]) -> list[str]:
    """How soon somebody should answer, by level."""
    return [
        say(
            "policy-target-default" if span == TARGETS[level] else "policy-target",
            level=level_word(say, level),
            minutes=span // MINUTE,
        )
        for level, span in targets.items()
    ]


def contact_owner(say: Say, whose: int) -> str:
    """Whose contact it is."""
    if whose == EVERYBODY:
        return say("contact-whose-everybody")
    return say("contact-whose-team") if whose == TEAM else say("contact-whose-person", person=f"<@{whose}>")


def _reach(say: Say, found: Simulation, one: Reach) -> str:
    parts = [f"<@{who}>" for who in one.people] + [contact_owner(say, whose) for whose in one.outside]
    if one.alarm:
        parts.insert(0, say("policy-sim-nobody"))
    line = say("policy-sim-line", at=stamp(one.at, "f"), after=_after(found, one.at), who=", ".join(parts))
    return line + (say("policy-sim-skipped", count=one.skipped) if one.skipped else "")


def _after(found: Simulation, moment: datetime) -> int:
    return (moment - found.at) // MINUTE
