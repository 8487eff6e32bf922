"""A story: its name, its steps, and the sabotage under which it must fail."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.practice.scenarios.scene import Scene

Notes = dict[str, Any]
"""What earlier steps leave for later ones: messages, ids."""
Act = Callable[[Scene, Notes], Awaitable[None]]


@dataclass(frozen=True)
class Step:
    """One step. ``who`` acts; ``through`` is whose eyes show it best; ``text`` says what to look at."""

    title: str
    text: str
    who: str
    act: Act
    through: str | None = None


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
