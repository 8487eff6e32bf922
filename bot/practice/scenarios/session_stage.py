"""What stories about sessions share: planning, leaping to a moment, and reading times off the cards people see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.practice.scenarios.community import ZONE, group_id, place
from bot.practice.scenarios.scene import Scene, Unmet, text_of

GROUP, LEADER = "Thursday circle", "Thea"
_SHOWN = re.compile(r"<t:(\d+):F>")
RUNNING = "leads."
"""Stands on every card of a session that is still to come, and on nothing else."""


async def plan(scene: Scene, when: str, group: str = GROUP, leader: str = LEADER, **options: Any) -> None:
    """Plan a series and save it."""
    staff, number = await place(scene, group, "staff"), await group_id(scene, group)
    shown = await scene.command(leader, staff, "session plan", group=number, when=when, **options)
    await scene.press(leader, shown.messages[-1], "Save")


async def change(scene: Scene, command: str, confirm: str, **options: Any) -> None:
    """Use a command of the leader and confirm what it shows."""
    shown = await scene.command(LEADER, await place(scene, GROUP, "staff"), f"session {command}", **options)
    await scene.press(LEADER, shown.messages[-1], confirm)
    await scene.backstage.rest()


async def leap(scene: Scene, to: datetime) -> None:
    """Go to a moment without a stop on the way, and do what is due there."""
    scene.say(f"— it is {to.astimezone(ZoneInfo(ZONE)):%a %Y-%m-%d %H:%M} in {ZONE} —")
    scene.backstage.pass_time(max(timedelta(), to - scene.world.clock.now()))
    await scene.backstage.move(timedelta())


async def sleep_until(scene: Scene, to: datetime) -> None:
    """The bot is down until a moment, and starts then."""
    await scene.backstage.stop()
    scene.say("— the bot is down —")
    scene.backstage.pass_time(max(timedelta(), to - scene.world.clock.now()))
    await scene.backstage.start()
    scene.say("— the bot is back —")
    await scene.backstage.move(timedelta())


async def planned(scene: Scene, title: str | None = None) -> list[Mapping[str, Any]]:
    """Sessions that are planned, in the order in which they begin; raises Unmet without one."""
    named = {row["id"] for row in await scene.backstage.rows("series") if title in {None, row["title"]}}
    rows = [row for row in await scene.backstage.rows("sessions") if row["series_id"] in named]
    found = sorted((row for row in rows if row["state"] == "planned"), key=lambda row: row["starts"])
    if not found:
        raise Unmet("no session is planned")
    return found


async def cards(scene: Scene, name: str, group: str = GROUP, *needles: str) -> list[str]:
    """The cards about sessions that somebody sees in a group's channel, oldest first."""
    channel = await place(scene, group, "talk")
    return [text_of(one) for one in scene.matching(name, channel, ["<t:", *needles])]


def times(text: str) -> list[datetime]:
    """The times that a card shows."""
    return [datetime.fromtimestamp(int(second), UTC) for second in _SHOWN.findall(text)]


def local(moment: datetime, zone: str) -> str:
    """Weekday and time of day on the clock on the wall."""
    return f"{moment.astimezone(ZoneInfo(zone)):%a %H:%M}"
