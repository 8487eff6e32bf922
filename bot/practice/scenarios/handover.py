"""A case is handed over: it stays with its owner until the other accepts; an offer nobody accepts pages again."""

from __future__ import annotations

from bot.practice.scenarios.desk import CRISIS, GROUP, expect_pages, newest_case, talk
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.story import Notes, Step, Story

HANDED = "being handed to you"


async def _owned(scene: Scene, notes: Notes) -> None:
    await scene.write("Ben", await talk(scene), CRISIS)
    page = await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=1)
    await scene.press("Mara", page, "Acknowledge")
    notes["case"] = int((await newest_case(scene))["id"])


async def _offer(scene: Scene, notes: Notes) -> None:
    jonas = scene.cast.people["Jonas"]
    await scene.command("Mara", scene.cast.desk, "case handover", case=notes["case"], person=jonas)
    notes["offer"] = await scene.sees("Jonas", scene.dm("Jonas"), HANDED, times=1)
    case = await newest_case(scene)
    await scene.check("Until he accepts, it is Mara's", holds=case["owner_id"] == scene.cast.people["Mara"])


async def _accepted(scene: Scene, notes: Notes) -> None:
    await scene.press("Jonas", notes["offer"], "Accept")
    case = await newest_case(scene)
    await scene.check("Now it is his", holds=case["owner_id"] == scene.cast.people["Jonas"])
    await scene.wait(minutes=15)
    await expect_pages(scene, Mara=1, Jonas=1)


async def _ignored(scene: Scene, notes: Notes) -> None:
    ines = scene.cast.people["Ines"]
    await scene.command("Jonas", scene.cast.desk, "case handover", case=notes["case"], person=ines)
    await scene.sees("Ines", scene.dm("Ines"), HANDED, times=1)
    await scene.wait(minutes=10, seconds=1)
    case = await newest_case(scene)
    await scene.check("Nobody accepted, so it pages again", holds=case["state"] == "paging")
    await expect_pages(scene, Mara=2)


HANDOVER = Story(
    "handover",
    "A case changes hands, and then an offer is ignored.",
    (
        Step("Mara has a case", "She acknowledged it.", "Mara", _owned),
        Step("She hands it over", "Jonas is asked. Until he accepts, it stays with her.", "Mara", _offer, "Jonas"),
        Step("Jonas accepts", "It is his, and nobody is paged.", "Jonas", _accepted),
        Step(
            "An offer is ignored", "He offers it to Ines; after ten minutes it pages again.", "Jonas", _ignored, "Mara"
        ),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "send-twice": "every message is sent twice",
        "wrong-person": "pages go to somebody else",
        "forget-acknowledgement": "an acknowledgement is lost as soon as it is given",
    },
    real_limits=False,
    groups=(GROUP,),
)
