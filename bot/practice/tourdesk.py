"""Playing the guided tour from the page: one step or all that are left, told to every tab."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.errors import CirclekeeperError
from bot.practice.requests import Refused
from bot.practice.tour import Tour, TourStep

Broadcast = Callable[[str, object], Awaitable[None]]


class TourDesk:
    """Answers what tabs ask of the tour. ``pause`` is in seconds, between two steps that are played in one go."""

    def __init__(self, tour: Tour, broadcast: Broadcast, pause: float) -> None:
        self._tour, self._broadcast, self._pause = tour, broadcast, pause
        self._playing: int | None = None
        self._running = self._stopped = False
        self._problem: tuple[int, str] | None = None

    @property
    def running(self) -> bool:
        """Whether steps are being played."""
        return self._running

    async def play(self, index: object) -> object:
        """Play one step, or with None every step that is left."""
        if self._running:
            raise Refused("Another step is being played.")
        left = [at for at, step in enumerate(self._tour.steps()) if step.state != "done"]
        if index is not None and index not in left:
            raise Refused("That step has been played.")
        self._running, self._stopped, self._problem = True, False, None
        try:
            await self._play_all(left if index is None else [at for at in left if at == index])
        finally:
            self._running = False
            await self.tell()
        return {}

    async def _play_all(self, steps: list[int]) -> None:
        for number, at in enumerate(steps):
            if number:
                await asyncio.sleep(self._pause)
            if self._stopped:
                return
            await self._play_step(at)

    async def _play_step(self, index: int) -> None:
        self._playing = index
        await self.tell()
        try:
            await self._tour.play(index)
        except CirclekeeperError as error:
            self._problem = index, str(error)
            raise
        finally:
            self._playing = None
            await self.tell()

    def stop(self) -> object:
        """Play no more steps after the one under way."""
        self._stopped = True
        return {}

    def forget(self) -> None:
        """The tour begins anew."""
        self._problem = None

    async def tell(self) -> None:
        """Show every tab how far the tour is."""
        await self._broadcast("tour", self.state())

    def state(self) -> dict[str, object]:
        """The steps, which one is being played, and whether it can begin anew."""
        return {
            "steps": [self._step(at, step) for at, step in enumerate(self._tour.steps())],
            "playing": self._playing,
            "running": self._running,
            "restartable": self._tour.restartable,
        }

    def _step(self, at: int, step: TourStep) -> dict[str, object]:
        problem = self._problem
        return {
            "title": step.title,
            "text": step.text,
            "who": step.who,
            "sees": step.sees,
            "person": str(step.person) if step.person is not None else None,
            "place": step.place,
            "state": "playing" if at == self._playing else step.state,
            "problem": problem[1] if problem is not None and problem[0] == at else None,
        }
