"""A story as the page's guided tour: its steps, where each shows, and how to begin anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.practice.scenarios.scene import Scene, Unmet
from bot.practice.scenarios.story import Notes, Step, Story
from bot.practice.tour import TourStep

WRITTEN = frozenset({0, 19, 20, 23})
"""Kinds of message that somebody wrote: plain, a reply, or an answer to a command or menu."""


class StoryTour:
    """Plays ``story`` on ``scene``; ``anew`` makes the world anew, the scene's cast included."""

    restartable = True

    def __init__(self, story: Story, scene: Scene, anew: Callable[[], Awaitable[None]]) -> None:
        self._story, self._scene, self._anew = story, scene, anew
        self._notes: Notes = {}
        self._steps = self._fresh()

    def _fresh(self) -> list[TourStep]:
        people = self._scene.cast.people
        return [
            TourStep(step.title, step.text, step.who, people.get(step.eyes), step.through) for step in self._story.steps
        ]

    def steps(self) -> Sequence[TourStep]:
        """The steps with their states."""
        return self._steps

    async def play(self, index: int) -> None:
        """Play one step; raises Unmet when it does not go as it should."""
        if any(step.state != "done" for step in self._steps[:index]):
            raise Unmet("Play the steps before this one first.")
        step, before = self._story.steps[index], len(self._scene.sights)
        await step.act(self._scene, self._notes)
        place = await self._place(step, before)
        self._steps[index] = replace(self._steps[index], state="done", place=place)

    async def restart(self) -> None:
        """Make the world anew, with nothing played."""
        await self._anew()
        self._notes.clear()
        self._scene.sights.clear()
        self._steps = self._fresh()

    async def _place(self, step: Step, before: int) -> str | None:
        """Where the step shows: the channel, and the last message seen there with the eyes that show it best."""
        eyes = self._scene.person(step.eyes)
        seen = [one for one in self._scene.sights[before:] if eyes.sees(one.channel)]
        mine = [one for one in seen if one.name == step.eyes] or seen
        channel = await step.where(self._scene) if step.where else next((one.channel for one in reversed(mine)), None)
        if channel is None or not eyes.sees(channel):
            return None
        shown = [int(one["id"]) for one in eyes.timeline(channel) if one["type"] in WRITTEN]
        there = [one.message for one in mine if one.message in shown]
        message = next(reversed(there), None) or next(reversed(shown), None)
        return f"{channel}/{message}" if message else str(channel)
