"""Five thousand reminders are due in the same second, under Discord's rate limits, and somebody needs help."""

from __future__ import annotations

import asyncio
from typing import Any

from discord.ui import LayoutView
from sqlalchemy import func, select, update

from bot.domain.outbox import OutboxEntry, Priority
from bot.practice.scenarios.first_evening import FIRST_EVENING
from bot.practice.scenarios.scene import Scene, text_of
from bot.room import Room, open_room
from bot.storage.outbox import Outbox
from bot.storage.tables import outbox
from cogs.shared.replies import card

REMINDERS, CHANNELS = 5000, 60
CRISIS = "I am going to kill myself tonight, I have the pills here"


async def test_a_crisis_page_overtakes_five_thousand_reminders() -> None:
    async with open_room(FIRST_EVENING) as (room, _server, scene):
        posted = await watch(room, scene)
        await owe_reminders(room, scene)
        while posted.count("reminder") < 10:
            await asyncio.sleep(0.01)
        member = scene.person("Ben")
        member.send(member.open_dm(), CRISIS)
        before = posted.count("reminder")
        while "page" not in posted or "desk" not in posted:
            await asyncio.sleep(0.01)
        overtaken = REMINDERS - posted.count("reminder")
        assert posted.count("reminder") - before < REMINDERS / 25, "the page did not wait for its turn"
        assert overtaken > REMINDERS * 9 / 10
        assert await waiting(room) > REMINDERS * 9 / 10
        refused = [one for one in room.world.faults.records if one.status == 429]
        assert not [one for one in refused if str(scene.cast.desk) in one.path], "the desk was never held back"
        await withdraw(room)


async def watch(room: Room, scene: Scene) -> list[str]:
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

    room.world.subscribe(hear)
    return seen


async def owe_reminders(room: Room, scene: Scene) -> None:
    """Queue them, for many channels, all due now."""
    assert room.app is not None

    async def draw(_entry: OutboxEntry) -> LayoutView:
        return card("reminder")

    room.app.bot.renderers["session-reminder"] = draw
    places = [room.world.create_channel(scene.cast.guild, f"room {number}").id for number in range(CHANNELS)]
    async with room.app.database.unit(scene.cast.guild) as unit:
        for number in range(REMINDERS):
            await Outbox(unit).send(
                "session-reminder",
                f"load:{number}",
                f"load:{number}",
                priority=Priority.REMINDER,
                channel_id=places[number % CHANNELS],
            )


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
