"""The pretend Discord alone, for a bot in another process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.clock import MovableClock
from bot.practice.journey import Journey
from bot.practice.page import PracticePage
from bot.practice.scenarios.community import build_cast, describe
from bot.practice.server import PracticeServer
from bot.practice.world import World


async def serve_only(port: int, say: Callable[[str], None]) -> None:
    """Serve a world with its people and no bot, until cancelled. Tells the settings that point a bot at it."""
    clock = MovableClock()
    world = World(clock)
    cast = build_cast(world)
    server = PracticeServer(world, port=port)

    async def move(journey: Journey) -> None:
        if journey.until is not None:
            clock.move(journey.until - journey.began)

    async def unknown() -> datetime | None:
        return None

    page = PracticePage(
        world, title="Lindenhof", next_due=unknown, move_clock=move, describe=lambda user: describe(cast, user)
    )
    page.attach(server.app)
    async with server:
        say(f"The pretend Discord is served: {server.address}")
        say(f"DISCORD_TOKEN=practice DISCORD_API={server.api_base} DISCORD_GATEWAY={server.gateway_url}")
        await asyncio.Event().wait()
