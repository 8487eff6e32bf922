"""Moving the world's clock from the page: one move at a time, watched by every tab, stopped when somebody says so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.practice.journey import Journey
from bot.practice.requests import OddRequestError, Refused

NextDue = Callable[[], Awaitable[datetime | None]]
MoveClock = Callable[[Journey], Awaitable[None]]
Broadcast = Callable[[str, object], Awaitable[None]]

LARGEST_MOVE = timedelta(days=31)
PROGRESS_SECONDS = 0.1
"""How often, at most, tabs are told how far a move is."""


class ClockDesk:
    """Answers what tabs ask of the clock. ``now`` is the world's time."""

    def __init__(
        self, now: Callable[[], datetime], next_due: NextDue, move_clock: MoveClock, broadcast: Broadcast
    ) -> None:
        self._now, self._next_due, self._move_clock, self._broadcast = now, next_due, move_clock, broadcast
        self._journey: Journey | None = None

    @property
    def moving(self) -> bool:
        """Whether a move is under way."""
        return self._journey is not None

    async def time(self) -> dict[str, object]:
        """The world's time, and when something falls due next."""
        due = await self._next_due()
        return {"now": self._now().isoformat(), "due": due.isoformat() if due else None}

    async def move(self, body: Mapping[str, Any]) -> object:
        """Move by ``seconds``, or with ``next`` to the next thing that falls due; what came of it."""
        if self._journey is not None:
            raise Refused("The clock is moving already.")
        journey = self._planned(body)
        self._journey = journey
        watching = asyncio.create_task(self._watch(journey))
        try:
            await self._move_clock(journey)
        finally:
            self._journey = None
            watching.cancel()
            await self._broadcast("journey", {**self._state(journey), "over": True})
            await self._broadcast("clock", await self.time())
        if journey.until is None and not journey.stops:
            raise Refused("Nothing is due.")
        return self._state(journey)

    def stop(self) -> object:
        """End the move at its next stop."""
        if self._journey is not None:
            self._journey.stopped = True
        return {}

    def _planned(self, body: Mapping[str, Any]) -> Journey:
        now = self._now()
        if body.get("next") is True:
            return Journey(now)
        span = timedelta(seconds=float(body["seconds"]))
        if not timedelta() < span <= LARGEST_MOVE:
            raise OddRequestError("seconds")
        return Journey(now, now + span)

    async def _watch(self, journey: Journey) -> None:
        changed = asyncio.Event()
        journey.on_change.append(changed.set)
        changed.set()
        while True:
            await changed.wait()
            changed.clear()
            await self._broadcast("journey", {**self._state(journey), "over": False})
            await asyncio.sleep(PROGRESS_SECONDS)

    def _state(self, journey: Journey) -> dict[str, object]:
        return {
            "from": journey.began.isoformat(),
            "now": self._now().isoformat(),
            "until": journey.until.isoformat() if journey.until else None,
            "stops": journey.stops,
            "messages": journey.messages,
            "stopped": journey.stopped,
        }
