"""Rooms that are set up once for all tests of a process: setting one up takes longer than most stories."""

from __future__ import annotations

from bot.practice.scenarios.story import Story
from bot.room import Ready, perform, set_up

_READY: dict[tuple[str, ...] | None, Ready] = {}


async def ready_for(story: Story) -> Ready:
    """A room with the groups of the story."""
    groups = tuple(story.groups) if story.groups is not None else None
    if groups not in _READY:
        _READY[groups] = await set_up(story)
    return _READY[groups]


async def played(story: Story, switch: str | None, told: list[str]) -> bool:
    """Whether the story held; ``told`` takes what was seen."""
    return await perform(story, switch, told.append, await ready_for(story))
