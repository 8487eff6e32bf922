"""Clocks change four times in a year, twice in the north and twice in the south, and every session is at its time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.practice.scenarios.community import ZONE, group_id, place
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.session_stage import GROUP, cards, leap, local, plan, times
from bot.practice.scenarios.story import Notes, Step, Story

SOUTHERN, SOUTH = "Steps", "Australia/Sydney"
WHERE = {GROUP: (ZONE, "Thea", "Ben"), SOUTHERN: (SOUTH, "Amir", "Eli")}
"""Group → its zone, who leads it, and who looks."""
STAGES = (24 * 60, 0)


async def _plans(scene: Scene, notes: Notes) -> None:
    staff, number = await place(scene, SOUTHERN, "staff"), await group_id(scene, SOUTHERN)
    form = await scene.command("Amir", staff, "group edit", group=number)
    values = {"name": SOUTHERN, "zone": SOUTH, "country": "AU", "capacity": "8", "admitting": True}
    await scene.submit("Amir", form, **values)
    for group, (_, leader, _) in WHERE.items():
        staff, number = await place(scene, group, "staff"), await group_id(scene, group)
        await scene.command(leader, staff, "session stages", group=number, stages="24h, start")
        await plan(scene, "sunday 18:00", group, leader, minutes=30)
    changes = [(change, group) for group, (zone, _, _) in WHERE.items() for change in _changes(zone, scene)]
    notes["changes"] = sorted(changes)
    await scene.check("Each zone changes twice in the year to come", holds=len(changes) == 4)


async def _weekend(number: int, scene: Scene, notes: Notes) -> None:
    """The evening before, the session of the Sunday, and what the card says about its time."""
    day, group = notes["changes"][number]
    zone, _, member = WHERE[group]
    starts = datetime.combine(day, time(18), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    await leap(scene, starts - timedelta(minutes=STAGES[0], hours=1))
    before = len(await cards(scene, member, group))
    for stage in STAGES:
        await leap(scene, starts - timedelta(minutes=stage))
        seen = (await cards(scene, member, group))[before:]
        await scene.check(
            f"{member} is reminded {stage} minutes before, once", holds=len(seen) == STAGES.index(stage) + 1
        )
        shown = {local(moment, zone) for text in seen for moment in times(text)}
        await scene.check(f"and every card says Sunday 18:00 in {zone}", holds=shown == {"Sun 18:00"})


def _changes(zone: str, scene: Scene) -> list[date]:
    """The Sundays within a year on which clocks change."""
    place, today = ZoneInfo(zone), scene.world.clock.now().date()
    days = [today + timedelta(days=ahead) for ahead in range(8, 360)]
    noon = {day: datetime.combine(day, time(12), tzinfo=place).utcoffset() for day in [today, *days]}
    return [day for day in days if noon.get(day - timedelta(days=1), noon[day]) != noon[day]]


DST_WEEKEND = Story(
    "dst-weekend",
    "Clocks go forward and back in Berlin and in Sydney; sessions and reminders stay where they are on the wall.",
    (
        Step("Two groups", "One in Berlin, one in Sydney, both on Sundays at 18:00.", "Thea", _plans),
        Step("The first weekend", "Clocks change on the day of the session.", "Thea", partial(_weekend, 0)),
        Step("The second weekend", "On the other half of the earth.", "Amir", partial(_weekend, 1)),
        Step("The third weekend", "Half a year later they change again.", "Amir", partial(_weekend, 2)),
        Step("The fourth weekend", "And again on the other half.", "Thea", partial(_weekend, 3)),
    ),
    {
        "frozen-offset": "sessions keep the distance to UTC that they had when the series began",
        "drop-reminder": "reminders are counted as delivered and never sent",
    },
    real_limits=False,
    groups=tuple(WHERE),
)
