"""The end of a shift: what is open is offered to the next person, and a supervisor hears if nobody takes it."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.practice.scenarios.community import SUPERVISOR, ZONE
from bot.practice.scenarios.desk import CRISIS, GROUP, newest_case, talk
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.story import Notes, Step, Story

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


async def _two_shifts(scene: Scene, notes: Notes) -> None:
    """Mara for twenty minutes more, then Jonas."""
    for row in await scene.backstage.rows("shifts"):
        shown = await scene.command(SUPERVISOR, scene.cast.desk, "rota remove", entry=f"shift:{row['id']}")
        await scene.press(SUPERVISOR, shown.messages[-1], "Take it out")
    now = scene.world.clock.now().astimezone(ZoneInfo(ZONE))
    change = now + timedelta(minutes=20)
    moments = (now - timedelta(hours=2), change, change + timedelta(hours=6))
    marks = [(DAYS[moment.weekday()], f"{moment:%H:%M}") for moment in moments]
    for person, (day, start), (_, end) in (("Mara", marks[0], marks[1]), ("Jonas", marks[1], marks[2])):
        whose = scene.cast.people[person]
        await scene.command(SUPERVISOR, scene.cast.desk, "rota add", person=whose, weekday=day, start=start, end=end)


async def _answered(scene: Scene, notes: Notes) -> None:
    await scene.write("Ben", await talk(scene), CRISIS)
    page = await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=1)
    await scene.press("Mara", page, "Acknowledge")
    notes["case"] = int((await newest_case(scene))["id"])
    await scene.wait(minutes=10)
    await scene.sees_not("Jonas", scene.dm("Jonas"), "Handover")


async def _offered(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=11)
    notes["offer"] = await scene.sees("Jonas", scene.dm("Jonas"), "Handover", f"case {notes['case']}", times=1)
    await scene.sees("Ines", scene.cast.desk, "Handover", f"case {notes['case']}", times=1)
    case = await newest_case(scene)
    await scene.check("Until he takes it, it is Mara's", holds=case["owner_id"] == scene.cast.people["Mara"])
    await scene.sees_not("Ines", scene.dm("Ines"), "Handover")


async def _nobody_takes_it(scene: Scene, notes: Notes) -> None:
    await scene.command("Mara", scene.cast.desk, "case on-it", case=notes["case"])
    await scene.wait(minutes=15, seconds=1)
    await scene.sees("Ines", scene.dm("Ines"), "Handover not accepted", f"case {notes['case']}", times=1)


async def _taken(scene: Scene, notes: Notes) -> None:
    await scene.command("Jonas", scene.cast.desk, "case accept-shift", person=scene.cast.people["Mara"])
    case = await newest_case(scene)
    await scene.check("Now it is his", holds=case["owner_id"] == scene.cast.people["Jonas"])
    await scene.sees("Mara", scene.cast.desk, f"<@{scene.cast.people['Jonas']}>", "CRISIS")
    await scene.wait(minutes=10)
    await scene.sees("Ines", scene.dm("Ines"), "at the end of their shift", times=1)


SHIFT_END = Story(
    "shift-end",
    "Mara's shift ends while she has a case. Jonas is slow to take it.",
    (
        Step("Two shifts", "Mara for twenty minutes more, then Jonas.", SUPERVISOR, _two_shifts),
        Step("Mara has a case", "She answers, and her shift goes on.", "Mara", _answered),
        Step("Her shift ends", "Jonas is asked to take over. Until he does, it stays with her.", "Jonas", _offered),
        Step("Nobody takes it", "After a quarter of an hour the supervisor is told.", SUPERVISOR, _nobody_takes_it),
        Step("Jonas takes it", "It is his, and nobody is told again.", "Jonas", _taken),
    ),
    {
        "drop-handover": "offers at the end of a shift are counted as delivered and never sent",
        "send-twice": "every message is sent twice",
    },
    real_limits=False,
    groups=(GROUP,),
)
