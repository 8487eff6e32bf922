"""Five thousand reminders are due in the same second, under Discord's rate limits, and somebody needs help."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from discord.ui import LayoutView
from sqlalchemy import func, insert, select, update

from bot.domain.outbox import OutboxEntry
from bot.practice.scenarios.first_evening import FIRST_EVENING
from bot.practice.scenarios.scene import Scene, text_of
from bot.room import Room, open_room
from bot.storage.tables import outbox
from cogs.shared.replies import card
from tests.practice.reminders import REMINDERS, reminders, rooms

CRISIS = "I am going to kill myself tonight, I have the pills here"
AMONG = 100
"""Of how many requests after the message the page must be one: two seconds of what Discord lets a bot ask."""


async def test_field_06_a_crisis_page_is_among_the_first_requests_before_five_thousand_reminders() -> None:
    async with open_room(FIRST_EVENING, hurried=True) as (room, _server, scene):
        room.world.limits.enabled = True
        posted = watch(room, scene)
        await owe_reminders(room, scene)
        while posted.count("reminder") < 10:
            await asyncio.sleep(0.01)
        member = scene.person("Ben")
        member.send(member.open_dm(), CRISIS)
        asked = len(room.world.faults.records)
        while not {"page", "desk"} <= set(posted):
            await asyncio.sleep(0.005)
        records = list(room.world.faults.records)[asked:]
        assert len(records) <= AMONG, "the page did not wait for its turn"
        assert await waiting(room) > REMINDERS * 9 / 10
        assert not [one for one in records if one.status == 429 and str(scene.cast.desk) in one.path]
        await withdraw(room)


def watch(room: Room, scene: Scene) -> list[str]:
    """What appears in the world from now on, in order: reminders, pages to people, and cards on the desk."""
    seen: list[str] = []

    def hear(event: str, payload: dict[str, Any]) -> None:
        if event != "MESSAGE_CREATE":
            return
        text = text_of(payload)
        if text == "reminder":
            seen.append("reminder")
        elif "CRISIS" in text:
            seen.append("desk" if int(payload["channel_id"]) == scene.cast.desk else "page")

    subscribe: Callable[[Any], object] = room.world.subscribe
    subscribe(hear)
    return seen


async def owe_reminders(room: Room, scene: Scene) -> None:
    """Queue them, for many channels, all due now."""
    assert room.app is not None

    async def draw(_entry: OutboxEntry) -> LayoutView:
        return card("reminder")

    room.app.bot.renderers["session-reminder"] = draw
    rows = reminders(scene, "session-reminder", rooms(scene), room.clock.now())
    async with room.app.database.everywhere(writes=True) as connection:
        await connection.execute(insert(outbox), rows)
    room.app.courier.wake()


async def waiting(room: Room) -> int:
    """How many reminders are still owed."""
    assert room.app is not None
    owed = (outbox.c.kind == "session-reminder") & outbox.c.state.in_(["queued", "sending"])
    async with room.app.database.everywhere() as connection:
        return int((await connection.execute(select(func.count()).where(owed))).scalar() or 0)


async def withdraw(room: Room) -> None:
    """Nobody needs the rest."""
    assert room.app is not None
    rest = update(outbox).where(outbox.c.kind == "session-reminder", outbox.c.state == "queued")
    async with room.app.database.everywhere(writes=True) as connection:
        await connection.execute(rest.values(state="withdrawn", due_at=None))
