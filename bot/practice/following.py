"""The time of a practice world that runs in another process."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import aiohttp

from bot.clock import MovableClock

EVERY = 0.1
"""Seconds between two looks."""


class FollowingClock(MovableClock):
    """Moves forward whenever the world's clock has been moved."""

    async def follow(self, api: str) -> None:
        """Ask the world for its time again and again; runs until it is cancelled. ``api`` is its API address."""
        control = api.removesuffix("/api/v10") + "/practice/control"
        async with aiohttp.ClientSession() as session:
            while True:
                await self._look(session, control)
                await asyncio.sleep(EVERY)

    async def catch_up(self, api: str) -> None:
        """Take over the world's time once."""
        async with aiohttp.ClientSession() as session:
            await self._look(session, api.removesuffix("/api/v10") + "/practice/control")

    async def _look(self, session: aiohttp.ClientSession, control: str) -> None:
        try:
            async with session.post(control, json={"do": "now"}) as answer:
                there = datetime.fromisoformat((await answer.json())["result"])
        except aiohttp.ClientError:
            return  # the world is away; the next look will tell
        ahead = there - self.now()
        if ahead > timedelta(seconds=1):
            self.move(ahead)
