"""What those who lead press: choosing a course, releasing and planning modules, and how far the group is."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView, TextDisplay

from bot.domain.courses import Step, next_step
from bot.services.courses import Progress
from bot.texts import stamp
from cogs.courses.reading import module_text
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import card, reply, say, show

NAMED = 100
"""Characters of a choice."""


class ChooseSure(PressControl, name="course-choose", fields=("group", "course")):
    """Gives the group the course that was looked at."""

    async def act(self, interaction: Press) -> None:
        """Nothing comes out yet."""
        group, courses = self.numbers["group"], interaction.client.services.courses
        key = course_key(interaction, self.numbers["course"])
        course = await courses.choose(self.guild_id, group, key, interaction.user.id)
        await interaction.response.edit_message(view=card(say(interaction, "course-chosen", title=course.title)))


class ReleaseSure(PressControl, name="module-release", fields=("module",)):
    """Lets a module come out."""

    async def act(self, interaction: Press) -> None:
        """Now."""
        courses = interaction.client.services.courses
        step = await courses.release(self.guild_id, self.numbers["module"], interaction.user.id)
        await interaction.response.edit_message(view=card(say(interaction, "course-released", title=step.module.title)))


class PlanSure(PressControl, name="module-plan", fields=("module", "at", "meeting")):
    """Keeps a plan that was looked at; ``at`` counts seconds, ``meeting`` is a session, or 0 where a date decides."""

    async def act(self, interaction: Press) -> None:
        """Keep it."""
        at, session = datetime.fromtimestamp(self.numbers["at"], UTC), self.numbers["meeting"] or None
        courses, by = interaction.client.services.courses, interaction.user.id
        step = await courses.plan(self.guild_id, self.numbers["module"], at, session, by)
        assert step.due_at is not None
        text = say(interaction, "course-planned", title=step.module.title, when=stamp(step.due_at))
        await interaction.response.edit_message(view=card(text))


class Unplan(PressControl, name="module-unplan", fields=("module",)):
    """Takes a plan away."""

    async def act(self, interaction: Press) -> None:
        """It waits for a hand."""
        courses = interaction.client.services.courses
        step = await courses.unplan(self.guild_id, self.numbers["module"], interaction.user.id)
        await reply(interaction, "course-plan-gone", title=step.module.title)


class StepPick(PickControl, name="module-step", fields=("group",)):
    """Shows one module of the group's course to those who lead it."""

    async def act(self, interaction: Press) -> None:
        """Who has seen and understood it, by name; for those who lead alone."""
        found = await interaction.client.services.courses.progress(self.guild_id, self.numbers["group"])
        step = next((one for one in found.steps if str(one.id) == self.values[0]), None)
        if step is None:
            await reply(interaction, "course-module-gone")
        elif step.released_at is None:
            await preview(interaction, self.guild_id, step.id)
        else:
            await reply(interaction, "course-people", title=step.module.title, **_people(interaction, found, step))


async def show_progress(interaction: Press, guild_id: int, found: Progress) -> None:
    """Each module with where it stands and how many have seen and understood it."""
    words = partial(say, interaction)
    lines = [_line(interaction, found, one) for one in found.steps]
    after = next_step(found.steps)
    title = after.module.title if after else "none"
    head = words("course-status", course=found.course.title, group=found.group.name, next=title)
    options = [
        discord.SelectOption(label=words("course-choice", number=one.number, title=one.module.title), value=str(one.id))
        for one in found.steps
    ]
    pick = StepPick(guild_id, found.group.id, placeholder=words("course-step-pick"), options=options[:25])
    await show(interaction, card("\n".join([head, *lines]), ActionRow[Any](pick)))


async def preview(interaction: Press, guild_id: int, module_id: int) -> None:
    """A module as members will read it, and the button that lets it out."""
    opened = await interaction.client.services.courses.look(guild_id, module_id)
    step, words = opened.step, partial(say, interaction)
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(module_text(words, step)))
    if step.released_at:
        view.add_item(TextDisplay(words("course-out-since", when=stamp(step.released_at, "R"))))
    else:
        when = stamp(step.due_at) if step.due_at else "none"
        view.add_item(TextDisplay(words("course-preview", when=when, questions=len(step.module.questions))))
        view.add_item(_release_row(interaction, guild_id, step))
    await show(interaction, view)


def course_key(interaction: Press, number: int) -> str:
    """The key of the course at this place of all courses, in alphabetical order; empty for none."""
    keys = sorted(interaction.client.services.content.curricula)
    return keys[number] if number < len(keys) else ""


def _release_row(interaction: Press, guild_id: int, step: Step) -> ActionRow[Any]:
    style = discord.ButtonStyle.success
    items: list[Any] = [ReleaseSure(guild_id, step.id, label=say(interaction, "course-release"), style=style)]
    if step.due_at:
        items.append(Unplan(guild_id, step.id, label=say(interaction, "course-unplan")))
    return ActionRow(*items)


def _line(interaction: Press, found: Progress, one: Step) -> str:
    state = "out" if one.released_at else "planned" if one.due_at else "open"
    moment = one.released_at or one.due_at
    return say(
        interaction,
        "course-step",
        number=one.number,
        title=one.module.title,
        state=state,
        when=stamp(moment, "d") if moment else "",
        seen=len(one.seen),
        understood=len(one.understood),
        members=len(found.members),
    )


def _people(interaction: Press, found: Progress, step: Step) -> dict[str, str]:
    neither = [who for who in found.members if who not in step.seen and who not in step.understood]
    groups = {"seen": step.seen, "understood": step.understood, "neither": neither}
    nobody = say(interaction, "course-nobody")
    return {name: ", ".join(f"<@{who}>" for who in people) or nobody for name, people in groups.items()}
