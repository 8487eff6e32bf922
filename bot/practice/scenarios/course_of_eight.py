"""A course of eight: one week is left out, the bot restarts in the middle, and eight sessions take place."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from bot.practice.scenarios.community import ZONE, group_id, place
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.session_stage import GROUP, cards, change, leap, local, plan, planned, times
from bot.practice.scenarios.story import Notes, Step, Story, in_group

OVER = "is over"


async def _plans(scene: Scene, notes: Notes) -> None:
    staff, number = await place(scene, GROUP, "staff"), await group_id(scene, GROUP)
    await scene.command("Thea", staff, "checkin pause", group=number)
    await scene.command("Thea", staff, "session stages", group=number, stages="start")
    await plan(scene, "thu 18:00", count=8, minutes=30)


async def _sessions(scene: Scene, notes: Notes, number: int) -> None:
    for _ in range(number):
        now = scene.world.clock.now()
        await leap(scene, next(row["starts"] for row in await planned(scene) if row["starts"] > now))


async def _first_half(scene: Scene, notes: Notes) -> None:
    await _sessions(scene, notes, 1)
    await scene.sees("Ben", await place(scene, GROUP, "talk"), "leads.", times=1)
    await _sessions(scene, notes, 2)
    session = (await planned(scene))[1]["id"]
    await change(scene, "skip", "Leave out", session=session)
    await scene.sees("Ben", await place(scene, GROUP, "talk"), "No session on", times=1)
    await _sessions(scene, notes, 1)


async def _second_half(scene: Scene, notes: Notes) -> None:
    await scene.backstage.restart()
    await scene.backstage.rest()
    await _sessions(scene, notes, 4)


async def _eight(scene: Scene, notes: Notes) -> None:
    await leap(scene, scene.world.clock.now() + timedelta(days=30))
    shown = [moment for text in await cards(scene, "Ben", GROUP, OVER) for moment in times(text)]
    await scene.check("Ben saw eight sessions, each once", holds=len(shown) == len(set(shown)) == 8)
    weeks = [later.astimezone().date() - earlier.astimezone().date() for earlier, later in pairwise(shown)]
    await scene.check("one week was left out", holds=sorted(weeks) == [timedelta(days=7)] * 6 + [timedelta(days=14)])
    await scene.check("and all were at 18:00", holds={local(one, ZONE) for one in shown} == {"Thu 18:00"})
    states = [row["state"] for row in await scene.backstage.rows("sessions")]
    await scene.check("Eight ended and one was left out", holds=sorted(states) == ["cancelled"] + ["ended"] * 8)


COURSE_OF_EIGHT = Story(
    "course-of-eight",
    "A course of eight sessions with a week left out in the middle.",
    (
        Step("Thea plans a course", "Eight Thursdays; reminded at the start only.", "Thea", _plans),
        Step("Three, and a week off", "One week is left out, the course gets one more.", "Ben", _first_half),
        Step("The second half", "The bot restarts in between.", "Ben", _second_half),
        Step("Eight", "No more and no fewer.", "Ben", _eight, where=in_group(GROUP, "talk")),
    ),
    {
        "drop-reminder": "reminders are counted as delivered and never sent",
        "send-twice": "every message is sent twice",
    },
    real_limits=False,
    groups=(GROUP,),
)
