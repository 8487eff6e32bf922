"""The form of one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import discord
from discord.ui import Label, Modal, RadioGroup, Select, TextInput, UserSelect

from bot.domain.escalation import Target
from bot.domain.policies import MINUTE, MOST_TIMES, PolicyStep
from bot.domain.rota import Layer
from bot.errors import BadInput
from cogs.policy.editing import drafted, redraw
from cogs.policy.words import target_words
from cogs.shared.access import Press
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import say

NEW = PolicyStep(Target.NEXT, 5 * MINUTE)
MOST_PEOPLE = 5


class StepForm(Form):
    """Whom, how long to wait, how often, and whether outside Discord as well."""

    name = "policy-step"
    fields = ("draft", "step")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """Filled with what the step says now, or what was written before."""
        guild_id = interaction.guild_id or 0
        draft = await drafted(interaction, guild_id, numbers["draft"])
        steps = draft.steps
        known = steps[numbers["step"]] if numbers["step"] < len(steps) else NEW
        words = partial(say, interaction)
        modal = Modal(title=words("policy-step-title", number=numbers["step"] + 1))
        parts = {
            "who": _who(interaction, str((earlier.get("who") or [_value(known)])[0]), draft.layers, known.layer),
            "people": _people(known),
            "wait": _number("wait", str(earlier.get("wait") or known.wait // MINUTE)),
            "times": _number("times", str(earlier.get("times") or known.times)),
            "outside": _outside(interaction, str(earlier.get("outside") or ("yes" if known.outside else "no"))),
        }
        for key, component in parts.items():
            label, hint = words(f"policy-form-{key}"), words(f"policy-form-{key}.hint")
            modal.add_item(Label(text=label, description=hint, component=component))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Write the step into the draft, and show the card again."""
        step = read_step(answers)
        policies = interaction.client.services.policies
        draft = await policies.put(guild_id, numbers["draft"], interaction.user.id, numbers["step"], step)
        await redraw(interaction, guild_id, draft)


def read_step(answers: Answers) -> PolicyStep:
    """The step as written. Raises BadInput."""
    name, _, layer = str((answers.get("who") or [Target.NEXT.value])[0]).partition("-")
    wait, times = str(answers.get("wait") or "").strip(), str(answers.get("times") or "").strip()
    if not wait.isdigit() or not 1 <= int(wait) <= 1440:
        raise BadInput("policy-wait-unreadable")
    if not times.isdigit() or not 1 <= int(times) <= MOST_TIMES:
        raise BadInput("policy-times-unreadable", most=MOST_TIMES)
    target = Target(name)
    people = tuple(int(who) for who in answers.get("people") or ()) if target is Target.PEOPLE else ()
    if target is Target.PEOPLE and not people:
        raise BadInput("policy-people-missing")
    outside = target is Target.OUTSIDE or answers.get("outside") == "yes"
    return PolicyStep(target, int(wait) * MINUTE, int(times), outside, int(layer or 1), people)


def _value(step: PolicyStep) -> str:
    return f"{step.target.value}-{step.layer}" if step.target is Target.LAYER else step.target.value


def _who(interaction: Press, chosen: str, layers: Sequence[Layer], known: int) -> Select[Modal]:
    values = [(target.value, target_words(partial(say, interaction), target)) for target in Target]
    values = [(value, label) for value, label in values if value not in {Target.LAYER.value, Target.PEOPLE.value}]
    names = {known: "", **{one.number: one.name or "" for one in layers}}
    for layer, name in sorted(names.items()):
        values.append((f"layer-{layer}", target_words(partial(say, interaction), Target.LAYER, layer, name=name)))
    values.append((Target.PEOPLE.value, say(interaction, "policy-form-people")))
    options = [discord.SelectOption(label=label[:100], value=value, default=value == chosen) for value, label in values]
    return Select[Modal](custom_id="who", options=options)


def _people(known: PolicyStep) -> UserSelect[Modal]:
    chosen = [discord.SelectDefaultValue(id=who, type=discord.SelectDefaultValueType.user) for who in known.people]
    return UserSelect[Modal](
        custom_id="people", min_values=0, max_values=MOST_PEOPLE, required=False, default_values=chosen
    )


def _number(name: str, value: str) -> TextInput[Modal]:
    return TextInput[Modal](custom_id=name, default=value, max_length=4)


def _outside(interaction: Press, chosen: str) -> RadioGroup[Modal]:
    group = RadioGroup[Modal](custom_id="outside")
    for value in ("yes", "no"):
        group.add_option(label=say(interaction, f"policy-outside-{value}"), value=value, default=value == chosen)
    return group
