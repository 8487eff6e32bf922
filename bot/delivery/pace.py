"""Keeps the bot's own sends under Discord's 50 requests a second, with room left for answers to people."""

from __future__ import annotations

import asyncio
import time


class Pace:
    """A token bucket over the machine's own time: ``rate`` sends a second, in the order they asked."""

    def __init__(self, rate: int) -> None:
        self._gap = 1 / rate
        self._burst = rate / 4 * self._gap
        self._next = 0.0

    async def wait(self) -> None:
        """Return when the next send may go."""
        now = time.monotonic()
        self._next = max(self._next, now - self._burst) + self._gap
        if self._next > now:
            await asyncio.sleep(self._next - now)
