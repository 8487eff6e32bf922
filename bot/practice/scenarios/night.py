"""A call for a person when nobody is on duty: the truth is told, and humans are called all the same."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.practice.scenarios.community import SUPERVISOR, ZONE
from bot.practice.scenarios.desk import GROUP, expect_pages, newest_case, talk
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.story import Notes, Step, Story


async def _no_shifts(scene: Scene, notes: Notes) -> None:
    for row in await scene.backstage.rows("shifts"):
        shown = await scene.command(SUPERVISOR, scene.cast.desk, "rota remove", entry=f"shift:{row['id']}")
        await scene.press(SUPERVISOR, shown.messages[-1], "Take it out")
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        await scene.command(
            SUPERVISOR,
            scene.cast.desk,
            "rota add",
            person=scene.cast.people["Mara"],
            weekday=day,
            start="09:00",
            end="17:00",
        )
    now = scene.world.clock.now().astimezone(ZoneInfo(ZONE))
    night = datetime.combine(now.date() + timedelta(days=1), time(3, 10), ZoneInfo(ZONE))
    await scene.backstage.move(night - scene.world.clock.now())


async def _calls(scene: Scene, notes: Notes) -> None:
    answer = await scene.command("Deniz", await talk(scene), "support-now")
    told = "\n".join(text_of(one) for one in answer.messages)
    await scene.check("Deniz is told that nobody is on duty", holds="Nobody from the team is on duty" in told)
    await scene.check("and until when", holds="<t:" in told)
    await scene.check("and the emergency number of the country", holds="112" in told)
    await scene.check("and that the team is called anyway", holds="called anyway" in told)


async def _paged(scene: Scene, notes: Notes) -> None:
    await expect_pages(scene, Thea=1, Mara=0, Jonas=0, Ines=0)
    await scene.wait(minutes=20, seconds=1)
    await expect_pages(scene, Thea=2, Ines=1)


async def _answered(scene: Scene, notes: Notes) -> None:
    page = await scene.sees("Ines", scene.dm("Ines"), "asked for a person")
    await scene.press("Ines", page, "Acknowledge")
    await scene.sees("Deniz", scene.dm("Deniz"), "Ines")
    case = await newest_case(scene)
    await scene.check("Ines has the case", holds=case["owner_id"] == scene.cast.people["Ines"])
    await scene.wait(minutes=25)
    await expect_pages(scene, Thea=2, Ines=1)


NIGHT = Story(
    "night-without-staff",
    "Somebody asks for a person at ten past three at night, and nobody is on duty.",
    (
        Step("Nobody at night", "Ines plans shifts from nine to five only. It is 03:10.", "Ines", _no_shifts),
        Step("Deniz asks for a person", "The answer is the truth about the night.", "Deniz", _calls),
        Step("Humans are called", "The group's facilitator first, then the supervisor.", "Thea", _paged),
        Step("Ines answers", "Deniz is told who has answered.", "Ines", _answered, "Deniz"),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "drop-later-pages": "after its first page a case pages nobody",
        "send-twice": "every message is sent twice",
        "wrong-person": "pages go to somebody else",
        "forget-acknowledgement": "an acknowledgement is lost as soon as it is given",
    },
    real_limits=False,
    groups=(GROUP,),
)
