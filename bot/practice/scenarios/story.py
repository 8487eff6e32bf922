"""A story: its name, its steps, and the sabotage under which it must fail."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.practice.scenarios.community import place
from bot.practice.scenarios.scene import Scene

Notes = dict[str, Any]
"""What earlier steps leave for later ones: messages, ids."""
Act = Callable[[Scene, Notes], Awaitable[None]]
Where = Callable[[Scene], Awaitable[int]]
"""Finds a channel once the step was played."""


@dataclass(frozen=True)
class Step:
    """One step. ``who`` acts; ``through`` is whose eyes show it best; ``text`` says what to look at.

    ``where`` is the channel in which it shows best, or None for where those eyes last saw something during the step.
    """

    title: str
    text: str
    who: str
    act: Act
    through: str | None = None
    where: Where | None = None

    @property
    def eyes(self) -> str:
        """Whose eyes show it best."""
        return self.through or self.who


def in_dm(name: str) -> Where:
    """A person's conversation with the bot."""

    async def find(scene: Scene) -> int:
        return scene.dm(name)

    return find


async def at_desk(scene: Scene) -> int:
    """The case desk."""
    return scene.cast.desk


def in_group(group: str, role: str) -> Where:
    """A channel of a group: talk, checkins, resources, staff or voice."""

    async def find(scene: Scene) -> int:
        return await place(scene, group, role)

    return find


@dataclass(frozen=True)
class Story:
    """``sabotage`` gives each switch a sentence on what it breaks; the story must fail under every one.

    ``real_limits``: whether Discord's rate limits, which run in real time, hold while it is played without a browser;
    ``groups``: those it needs, or None for the whole community.
    """

    name: str
    about: str
    steps: tuple[Step, ...]
    sabotage: Mapping[str, str]
    real_limits: bool = True
    groups: tuple[str, ...] | None = None


async def play(story: Story, scene: Scene) -> Notes:
    """Play a story from its first step to its last; raises Unmet at the first thing that does not hold."""
    notes: Notes = {}
    for number, step in enumerate(story.steps, 1):
        scene.say(f"\n{number}. {step.title}")
        await step.act(scene, notes)
    return notes
