"""A worse flag inside an open, acknowledged case: it pages again, from the start, and amber never hides crisis."""

from __future__ import annotations

from bot.practice.scenarios.desk import CRISIS, GROUP, SAD, expect_pages, newest_case, talk
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.story import Notes, Step, Story


async def _sad(scene: Scene, notes: Notes) -> None:
    await scene.write("Ben", await talk(scene), SAD)
    notes["card"] = await scene.sees("Mara", scene.cast.desk, "AMBER", "1 flag", times=1)
    await scene.press("Mara", notes["card"], "Acknowledge")
    notes["pages"] = 1
    await expect_pages(scene, Mara=1, Jonas=0)


async def _worse(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=2)
    await scene.write("Ben", await talk(scene), CRISIS)
    await scene.sees("Jonas", scene.cast.desk, "CRISIS", "2 flags", times=1)
    case = await newest_case(scene)
    open_cases = [row for row in await scene.backstage.rows("cases") if row["state"] != "closed"]
    await scene.check("It is the same case, now a crisis", holds=(case["level"], len(open_cases)) == (3, 1))
    await expect_pages(scene, Mara=2)
    await scene.wait(minutes=5, seconds=2)
    await expect_pages(scene, Mara=3, Jonas=1)


async def _amber_again(scene: Scene, notes: Notes) -> None:
    await scene.write("Ben", await talk(scene), f"{SAD}, really")
    await scene.sees("Jonas", scene.cast.desk, "CRISIS", "3 flags", times=1)
    case = await newest_case(scene)
    await scene.check("An amber flag hides nothing: still a crisis", holds=case["level"] == 3)
    await scene.wait(minutes=5)
    await expect_pages(scene, Ines=1)


async def _answered(scene: Scene, notes: Notes) -> None:
    page = await scene.sees("Jonas", scene.dm("Jonas"), "CRISIS")
    await scene.press("Jonas", page, "Acknowledge")
    await scene.wait(minutes=20)
    await expect_pages(scene, Mara=3, Jonas=1, Ines=1)


WORSE_FLAG = Story(
    "worse-flag-in-merge-window",
    "Two minutes after an amber flag was answered, the same person is in danger.",
    (
        Step("Ben is low", "A professional should look: amber. Mara answers.", "Ben", _sad, "Mara"),
        Step(
            "It gets worse", "Two minutes later he is in danger. The case pages again, from the start.", "Ben", _worse
        ),
        Step("Amber hides nothing", "A milder message changes neither level nor paging.", "Ben", _amber_again, "Ines"),
        Step("Jonas answers", "Paging stops.", "Jonas", _answered),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "drop-later-pages": "after its first page a case pages nobody",
        "send-twice": "every message is sent twice",
        "wrong-person": "pages go to somebody else",
    },
    real_limits=False,
    groups=(GROUP,),
)
